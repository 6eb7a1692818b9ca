using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Organisations.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "invitations",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.entity_id);
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
                name: "members",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    client_name = table.Column<string>(type: "TEXT", nullable: true),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => x.entity_id);
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
                name: "organisation_domains",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    proven = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_domains", x => new { x.entity_id, x.domain });
                });

            migrationBuilder.CreateTable(
                name: "organisation_names",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_names", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_since = table.Column<long>(type: "INTEGER", nullable: false),
                    convening = table.Column<bool>(type: "INTEGER", nullable: false),
                    ladder = table.Column<string>(type: "TEXT", nullable: false),
                    register_key = table.Column<string>(type: "TEXT", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.entity_id);
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
                name: "people",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.entity_id);
                });

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
                name: "IX_inbox_at",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_entity_id",
                table: "invitations",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_organisation_sent_at",
                table: "invitations",
                columns: new[] { "organisation", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_queue_next_try",
                table: "mail_queue",
                column: "next_try");

            migrationBuilder.CreateIndex(
                name: "IX_members_entity_id",
                table: "members",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_members_member",
                table: "members",
                column: "member");

            migrationBuilder.CreateIndex(
                name: "IX_members_organisation_since",
                table: "members",
                columns: new[] { "organisation", "since" });

            migrationBuilder.CreateIndex(
                name: "IX_organisation_domains_domain",
                table: "organisation_domains",
                column: "domain");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_domains_entity_id",
                table: "organisation_domains",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_domains_proven",
                table: "organisation_domains",
                column: "proven",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_names_entity_id",
                table: "organisation_names",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_names_ref",
                table: "organisation_names",
                column: "ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisation_names_slug",
                table: "organisation_names",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_entity_id",
                table: "organisations",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_name_key",
                table: "organisations",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_register_key",
                table: "organisations",
                column: "register_key");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_state_name",
                table: "organisations",
                columns: new[] { "state", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_state_state_since",
                table: "organisations",
                columns: new[] { "state", "state_since" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_state_verified_at",
                table: "organisations",
                columns: new[] { "state", "verified_at" });

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
                name: "IX_people_email",
                table: "people",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_people_entity_id",
                table: "people",
                column: "entity_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

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
                name: "inbox");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "mail_queue");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "membership_progress");

            migrationBuilder.DropTable(
                name: "organisation_domains");

            migrationBuilder.DropTable(
                name: "organisation_names");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
