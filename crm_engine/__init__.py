"""What people do (services) and the models that answer (families)."""
