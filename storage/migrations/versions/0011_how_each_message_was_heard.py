"""How each message was heard, so that editing it corrects what it did"""

import sqlalchemy as sa
from alembic import op

from storage.tables.columns import BigId, UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("edited", sa.BigInteger(), nullable=False),
        sa.Column("update_order", sa.BigInteger(), nullable=False),
        sa.Column("words_hash", sa.String(), nullable=False),
        sa.Column("change_id", BigId, nullable=True),
        sa.Column("answer_id", sa.BigInteger(), nullable=True),
        sa.Column("asked", sa.String(), nullable=True),
        sa.Column("question", sa.JSON(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("door", "chat_id", "message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_heard_person_words", "heard", ["person_id", "words_hash"])
    op.create_index("ix_heard_at", "heard", ["at"])


def downgrade() -> None:
    op.drop_table("heard")
