"""How Alembic is run: by `ssi.store.engine`, on the connection and in the transaction that it hands over."""

from alembic import context

from ssi.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can hardly alter a table: Alembic makes a new one and moves the rows.
    render_as_batch=True,
)
context.run_migrations()
