"""Methods that say where the updates are to be sent."""

from bot.sandbox import payloads
from bot.sandbox.models import Json
from bot.sandbox.requests import Request
from bot.sandbox.webhooks import Address
from bot.sandbox.world import World


def set_webhook(world: World, request: Request) -> bool:
    """Send the updates to an address from now on. An empty one deletes the webhook."""
    url = request.text("url")
    has_certificate = "certificate" in request.files
    address = (
        Address(url, request.text("secret_token"), request.integer("max_connections") or 40, has_certificate) if url else None
    )
    if "allowed_updates" in request.parameters:
        world.updates.allow(str(kind) for kind in request.items("allowed_updates"))
    _point(world, request, address)
    return True


def delete_webhook(world: World, request: Request) -> bool:
    _point(world, request, None)
    return True


def get_webhook_info(world: World, _: Request) -> Json:
    address = world.webhook.address
    info: Json = {
        "url": address.url if address else "",
        "has_custom_certificate": address is not None and address.has_certificate,
        "pending_update_count": len(world.updates.pending),
    }
    if address:
        info["max_connections"] = address.max_connections
    if failure := world.webhook.last_failure:
        info |= {"last_error_date": payloads.seconds(failure.at), "last_error_message": failure.reason}
    if world.updates.allowed:
        info["allowed_updates"] = list(world.updates.allowed)
    return info


def _point(world: World, request: Request, address: Address | None) -> None:
    if request.flag("drop_pending_updates"):
        world.updates.drop_pending()
    if address and world.webhook.address is None:
        world.updates.interrupt("terminated by setWebhook request")
    world.webhook.set(address)
