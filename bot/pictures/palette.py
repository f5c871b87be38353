"""The colours of a picture, light and dark. Each pair of letters and ground has a contrast of at least 4.5 to 1 (WCAG AA)."""

from dataclasses import dataclass

from retrieval.models import Verdict


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. `positions` are told apart in every common colour blindness (Okabe and Ito, 2008)."""

    ground: str
    card: str
    letters: str
    quiet: str
    line: str
    positions: tuple[str, ...]
    verdicts: dict[Verdict, str]
    sign: str

    def position(self, number: int) -> str:
        """Return the colour of a position, counted from 0."""
        return self.positions[number % len(self.positions)]


LIGHT = Palette(
    ground="#EEF0F3",
    card="#FFFFFF",
    letters="#15181D",
    quiet="#565D68",
    line="#C3C8D0",
    positions=("#0072B2", "#B04A00", "#007A5A", "#8F4A78", "#6B5B00"),
    verdicts={
        Verdict.CONFLICT: "#B3261E",
        Verdict.AGREEMENT: "#1B6E3C",
        Verdict.ONE_SIDED: "#8A5200",
        Verdict.UPDATE: "#1D5FA8",
        Verdict.SINGLE_SOURCE: "#6A4C93",
        Verdict.NOT_COMPARED: "#4A5462",
        Verdict.NO_ANSWER: "#4A5462",
    },
    sign="#FFFFFF",
)
DARK = Palette(
    ground="#14171B",
    card="#20252B",
    letters="#F1F3F5",
    quiet="#A9B1BC",
    line="#474F5A",
    positions=("#56B4E9", "#E69F00", "#2FBF94", "#DD94BE", "#E3D64A"),
    verdicts={
        Verdict.CONFLICT: "#FF8A80",
        Verdict.AGREEMENT: "#6FD08C",
        Verdict.ONE_SIDED: "#FFB74D",
        Verdict.UPDATE: "#7FB8F5",
        Verdict.SINGLE_SOURCE: "#C4A7E7",
        Verdict.NOT_COMPARED: "#AEB8C4",
        Verdict.NO_ANSWER: "#AEB8C4",
    },
    sign="#14171B",
)
