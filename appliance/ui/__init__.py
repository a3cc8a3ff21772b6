"""The touch screen: Kivy lives here and nowhere else."""
