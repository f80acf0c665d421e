"""The public site: home, navigation, living style page."""
