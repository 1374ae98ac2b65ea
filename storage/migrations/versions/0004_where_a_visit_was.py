"""Where a visit was"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity", sa.Column("latitude", sa.Double(), nullable=True))
    op.add_column("activity", sa.Column("longitude", sa.Double(), nullable=True))
    op.add_column("activity", sa.Column("place", sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("place", "longitude", "latitude"):
        op.drop_column("activity", name)
