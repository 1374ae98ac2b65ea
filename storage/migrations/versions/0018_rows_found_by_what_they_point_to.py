"""Rows found by what they point to: without this, removing n of them looks through n times all"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WHERE = (("company", "merged_into_id"), ("contact", "merged_into_id"), ("deal", "contact_id"))


def upgrade() -> None:
    for table, column in WHERE:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in WHERE:
        op.drop_index(f"ix_{table}_{column}", table)
