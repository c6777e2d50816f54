"""A text that is far too difficult, and one that is not; both long enough for a score."""

__all__ = ["EASY", "HARD"]

HARD = (
    "Conform de vigerende beleidskaders dient de implementatie van de interdisciplinaire ondersteuningsstructuur "
    "gefaciliteerd te worden door de desbetreffende bestuurlijke samenwerkingsverbanden, waarbij de "
    "financieringssystematiek ten aanzien van de preventieve gezondheidsbevordering nadere concretisering behoeft. "
) * 6
EASY = (
    "Elke week drinken wij samen koffie in het dorp. U kunt gewoon binnenlopen. De koffie is gratis. "
    "Neem ook uw buurman mee. Wij zitten aan een grote tafel bij het raam. Na de koffie gaan wij wandelen. "
) * 6
