"""Writes every drawing, and the tables of the README."""

from hardware.draw import FOLDER, box, connector, driver, header, lamps, sense, tables

SHEETS = {
    "a-box": box.drawing,
    "b-header": header.drawing,
    "c-driver": driver.drawing,
    "d-connector": connector.drawing,
    "e-sense": sense.drawing,
    "f-power-clock-lamp": lamps.drawing,
}


def files() -> dict[str, str]:
    """Every file that is made, by its path in the hardware folder."""
    made = {f"drawings/{name}.svg": drawing().svg() for name, drawing in SHEETS.items()}
    return made | {"README.md": tables.filled((FOLDER / "README.md").read_text("utf-8"))}


def main() -> None:
    """Write them."""
    for name, content in files().items():
        (FOLDER / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
