"""What customers want, and tags"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ABOUT = ("company", "contact", "deal")


def upgrade() -> None:
    op.create_table(
        "need",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        *_links("person"),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        *_links("person"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tag_key", sa.String(), nullable=False),
        sa.Column("person_id", BigId, nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        *(sa.UniqueConstraint(f"{about}_id", "tag_key") for about in ABOUT),
        sqlite_autoincrement=True,
    )
    for table, column in (("need", "topic"), ("tag", "tag_key"), ("need", "person_id")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table in ("need", "tag"):
        for about in ABOUT:
            op.create_index(f"ix_{table}_{about}_id", table, [f"{about}_id"])


def downgrade() -> None:
    op.drop_table("tag")
    op.drop_table("need")


def _links(*more: str) -> list[sa.Column[int] | sa.ForeignKeyConstraint]:
    columns = [sa.Column(f"{about}_id", BigId, nullable=True) for about in ABOUT]
    return [*columns, *(sa.ForeignKeyConstraint([f"{about}_id"], [f"{about}.id"]) for about in (*ABOUT, *more))]
