"""What a part costs, how long it takes and what it emits: from facts, routes and cited rates; never from geometry."""
