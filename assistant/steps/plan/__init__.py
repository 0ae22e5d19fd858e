"""What all kinds of steps are made of: the plan, its parts, how they are shown and carried out."""
