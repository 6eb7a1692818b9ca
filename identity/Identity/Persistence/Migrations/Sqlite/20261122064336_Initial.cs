using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Identity.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_links",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    @return = table.Column<string>(name: "return", type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_links", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tokens_from = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    remote_address = table.Column<string>(type: "TEXT", nullable: true),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    entity_kind = table.Column<string>(type: "TEXT", nullable: false),
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity_version = table.Column<long>(type: "INTEGER", nullable: false),
                    organisations = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: true),
                    seal = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "authorization_codes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    client = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    session = table.Column<byte[]>(type: "BLOB", nullable: false),
                    grant = table.Column<byte[]>(type: "BLOB", nullable: false),
                    redirect_uri = table.Column<string>(type: "TEXT", nullable: false),
                    challenge = table.Column<string>(type: "TEXT", nullable: false),
                    nonce = table.Column<string>(type: "TEXT", nullable: true),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    auth_time = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authorization_codes", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: true),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    redirect_uris = table.Column<string>(type: "TEXT", nullable: false),
                    post_logout_redirect_uris = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    caller = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    command_key = table.Column<string>(type: "TEXT", nullable: false),
                    body_hash = table.Column<string>(type: "TEXT", nullable: false),
                    reply = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => new { x.caller, x.route, x.command_key });
                });

            migrationBuilder.CreateTable(
                name: "copy_account_access",
                columns: table => new
                {
                    person = table.Column<byte[]>(type: "BLOB", nullable: false),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    tokens_from = table.Column<long>(type: "INTEGER", nullable: false),
                    copy_version = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_copy_account_access", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "copy_memberships",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    copy_version = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_copy_memberships", x => new { x.organisation_id, x.member });
                });

            migrationBuilder.CreateTable(
                name: "copy_organisations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    convening = table.Column<bool>(type: "INTEGER", nullable: false),
                    ladder = table.Column<string>(type: "TEXT", nullable: false),
                    proven_domains = table.Column<string>(type: "TEXT", nullable: false),
                    approval = table.Column<string>(type: "TEXT", nullable: false),
                    manager_answer_is_final = table.Column<bool>(type: "INTEGER", nullable: false),
                    copy_version = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_copy_organisations", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    queue = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_kind = table.Column<string>(type: "TEXT", nullable: false),
                    from_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    to_kind = table.Column<string>(type: "TEXT", nullable: false),
                    to_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    trace_parent = table.Column<string>(type: "TEXT", nullable: true),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grains",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    schema_version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grains", x => new { x.kind, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    session = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    auth_time = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "mail_queue",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_try = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_queue", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "membership_progress",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    up_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity_version = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_snapshot = table.Column<bool>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refresh_tokens",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    grant = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refresh_tokens", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    @private = table.Column<string>(name: "private", type: "TEXT", nullable: false),
                    modulus = table.Column<string>(type: "TEXT", nullable: false),
                    exponent = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signs_from = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signing_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_links_account_purpose",
                table: "account_links",
                columns: new[] { "account", "purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_account_links_expires_at",
                table: "account_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_normalized_email",
                table: "accounts",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_normalized_user_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entity_id",
                table: "audit",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_audit_number",
                table: "audit",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_unsealed",
                table: "audit",
                column: "id",
                filter: "number IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_authorization_codes_expires_at",
                table: "authorization_codes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_clients_client_id",
                table: "clients",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation",
                table: "clients",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_commands_at",
                table: "commands",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_copy_memberships_member",
                table: "copy_memberships",
                column: "member");

            migrationBuilder.CreateIndex(
                name: "IX_copy_organisations_slug",
                table: "copy_organisations",
                column: "slug");

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_due",
                table: "follow_ups",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_from_kind_from_id_name",
                table: "follow_ups",
                columns: new[] { "from_kind", "from_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_grants_account",
                table: "grants",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_grants_expires_at",
                table: "grants",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_grants_session",
                table: "grants",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_at",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_mail_queue_next_try",
                table: "mail_queue",
                column: "next_try");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_done",
                table: "outbox",
                column: "done_at",
                filter: "done_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_waiting",
                table: "outbox",
                column: "id",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_refresh_tokens_expires_at",
                table: "refresh_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_refresh_tokens_grant",
                table: "refresh_tokens",
                column: "grant");

            migrationBuilder.CreateIndex(
                name: "IX_signing_keys_generation",
                table: "signing_keys",
                column: "generation",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_links");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "authorization_codes");

            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "copy_account_access");

            migrationBuilder.DropTable(
                name: "copy_memberships");

            migrationBuilder.DropTable(
                name: "copy_organisations");

            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "grains");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "mail_queue");

            migrationBuilder.DropTable(
                name: "membership_progress");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "refresh_tokens");

            migrationBuilder.DropTable(
                name: "signing_keys");
        }
    }
}
