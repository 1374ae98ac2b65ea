"""Fields of the team's own on companies, contacts and deals"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "custom_field",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=True),
        sa.Column("person_id", BigId, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("about", "name_key"),
        sqlite_autoincrement=True,
    )
    for table in ("contact", "deal"):
        op.add_column(table, sa.Column("facts", sa.JSON(), nullable=True))


def downgrade() -> None:
    for table in ("deal", "contact"):
        op.drop_column(table, "facts")
    op.drop_table("custom_field")
