"""Looking back at one negotiation: the result beside the plan, and what was learnt."""
