"""Orders apart from deals"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LINKS = {"company_id": "company", "deal_id": "deal", "product_id": "product", "owner_id": "person"}


def upgrade() -> None:
    op.create_table(
        "customer_order",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        *(sa.Column(name, BigId, nullable=name in ("deal_id", "product_id")) for name in LINKS),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("source_file", sa.String(), nullable=True),
        sa.Column("external_id", sa.String(), nullable=True),
        *(sa.ForeignKeyConstraint([name], [f"{table}.id"]) for name, table in LINKS.items()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_file", "external_id"),
        sqlite_autoincrement=True,
    )
    for name in ("company_id", "deal_id", "owner_id"):
        op.create_index(f"ix_customer_order_{name}", "customer_order", [name], unique=False)


def downgrade() -> None:
    op.drop_table("customer_order")
