"""Alembic's environment: migrations run on the connection that storage.migrate hands over."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  importing it fills the metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
