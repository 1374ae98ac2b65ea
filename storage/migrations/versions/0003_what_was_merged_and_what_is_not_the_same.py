"""What was merged into what, and which pairs are not the same"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    for table in (
        "company",
        "contact",
    ):  # in SQL: Alembic has no words for a reference that SQLite takes without a copy
        op.execute(f"ALTER TABLE {table} ADD COLUMN merged_into_id {number} REFERENCES {table} (id)")
    op.create_table(
        "not_same",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", BigId, nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "one_id", "other_id"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("not_same")
    for table in ("contact", "company"):
        op.drop_column(table, "merged_into_id")
