"""Ways cost arises, one file each; the register imports them."""
