"""Design for distributed manufacturing."""
