"""Line items of deals, what they come to a month, and the prices of products since when"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deal", sa.Column("mrr", sa.BigInteger(), nullable=True))
    op.add_column("deal", sa.Column("by_items", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("product", sa.Column("retired_on", sa.Date(), nullable=True))
    op.create_table(
        "line_item",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("deal_id", BigId, nullable=False),
        sa.Column("product_id", BigId, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("discount", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"]),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_line_item_deal_id", "line_item", ["deal_id"], unique=False)
    op.create_table(
        "product_price",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("product_id", BigId, nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_product_price_product_id", "product_price", ["product_id"], unique=False)


def downgrade() -> None:
    op.drop_table("product_price")
    op.drop_table("line_item")
    op.drop_column("product", "retired_on")
    for name in ("by_items", "mrr"):
        op.drop_column("deal", name)
