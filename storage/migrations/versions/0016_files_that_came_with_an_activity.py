"""Files that came with an activity: where Telegram keeps them"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity", sa.Column("file_kind", sa.String(), nullable=True))
    op.add_column("activity", sa.Column("file_id", sa.String(), nullable=True))
    op.add_column("activity", sa.Column("file_name", sa.String(), nullable=True))
    op.add_column("activity", sa.Column("file_size", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in ("file_size", "file_name", "file_id", "file_kind"):
        op.drop_column("activity", name)
