"""Actions: one file a kind, each of which plans the change and the way back without making either."""
