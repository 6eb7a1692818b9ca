using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Opportunities.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "application_refs",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_application_refs", x => x.entity_id);
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
                name: "candidates",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    opportunity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    home = table.Column<byte[]>(type: "BLOB", nullable: false),
                    home_name = table.Column<string>(type: "TEXT", nullable: false),
                    home_sector = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    answer_by = table.Column<long>(type: "INTEGER", nullable: true),
                    release = table.Column<string>(type: "TEXT", nullable: true),
                    release_has_conditions = table.Column<bool>(type: "INTEGER", nullable: false),
                    skills_met = table.Column<int>(type: "INTEGER", nullable: false),
                    skills_wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    band = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_candidates", x => x.entity_id);
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
                name: "copy_contacts",
                columns: table => new
                {
                    person = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    copy_version = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_copy_contacts", x => x.person);
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
                name: "import_lines",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    opportunity = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: true),
                    problems = table.Column<string>(type: "TEXT", nullable: true),
                    cells = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_lines", x => new { x.entity_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: false),
                    dry_run = table.Column<bool>(type: "INTEGER", nullable: false),
                    publish = table.Column<bool>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    same = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    encoding = table.Column<string>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.entity_id);
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
                name: "opportunities",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<int>(type: "INTEGER", nullable: false),
                    places_left = table.Column<int>(type: "INTEGER", nullable: false),
                    earliest_start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closing_order = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_refs",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunity_refs", x => x.entity_id);
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
                name: "own_applications",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    applicant = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opportunity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opportunity_ref = table.Column<string>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_name = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    length_weeks = table.Column<int>(type: "INTEGER", nullable: true),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: true),
                    home = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    held_by = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    release = table.Column<string>(type: "TEXT", nullable: true),
                    ending_reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_applications", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "release_refs",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_refs", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    home = table.Column<byte[]>(type: "BLOB", nullable: false),
                    application = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opportunity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    host_name = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    length_weeks = table.Column<int>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    waiting_for = table.Column<string>(type: "TEXT", nullable: true),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    manager_name = table.Column<string>(type: "TEXT", nullable: false),
                    manager_answer = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_releases", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "unsent_drafts",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opportunity = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unsent_drafts", x => x.entity_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_application_refs_entity_id",
                table: "application_refs",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_application_refs_ref",
                table: "application_refs",
                column: "ref",
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
                name: "IX_candidates_entity_id",
                table: "candidates",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_candidates_opportunity_state",
                table: "candidates",
                columns: new[] { "opportunity", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_candidates_opportunity_submitted_at",
                table: "candidates",
                columns: new[] { "opportunity", "submitted_at" });

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
                name: "IX_import_lines_entity_id",
                table: "import_lines",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_import_lines_entity_id_outcome_line",
                table: "import_lines",
                columns: new[] { "entity_id", "outcome", "line" });

            migrationBuilder.CreateIndex(
                name: "IX_imports_entity_id",
                table: "imports",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_imports_organisation_created_at",
                table: "imports",
                columns: new[] { "organisation", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_imports_state",
                table: "imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_at",
                table: "inbox",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_mail_queue_next_try",
                table: "mail_queue",
                column: "next_try");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_entity_id",
                table: "opportunities",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_organisation_changed_at",
                table: "opportunities",
                columns: new[] { "organisation", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_organisation_state",
                table: "opportunities",
                columns: new[] { "organisation", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_refs_entity_id",
                table: "opportunity_refs",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_refs_ref",
                table: "opportunity_refs",
                column: "ref",
                unique: true);

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
                name: "IX_own_applications_applicant_changed_at",
                table: "own_applications",
                columns: new[] { "applicant", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_own_applications_entity_id",
                table: "own_applications",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_release_refs_entity_id",
                table: "release_refs",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_release_refs_ref",
                table: "release_refs",
                column: "ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_releases_entity_id",
                table: "releases",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_releases_home_state_by",
                table: "releases",
                columns: new[] { "home", "state", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_releases_opportunity",
                table: "releases",
                column: "opportunity");

            migrationBuilder.CreateIndex(
                name: "IX_unsent_drafts_entity_id",
                table: "unsent_drafts",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_unsent_drafts_opportunity",
                table: "unsent_drafts",
                column: "opportunity");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application_refs");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "candidates");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "copy_account_access");

            migrationBuilder.DropTable(
                name: "copy_contacts");

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
                name: "import_lines");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "mail_queue");

            migrationBuilder.DropTable(
                name: "membership_progress");

            migrationBuilder.DropTable(
                name: "opportunities");

            migrationBuilder.DropTable(
                name: "opportunity_refs");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "own_applications");

            migrationBuilder.DropTable(
                name: "release_refs");

            migrationBuilder.DropTable(
                name: "releases");

            migrationBuilder.DropTable(
                name: "unsent_drafts");
        }
    }
}
