using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Organisations.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PartnersAndJoining : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "join_requests",
                columns: table => new
                {
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    domain = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    readers = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_join_requests", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "partnerships",
                columns: table => new
                {
                    entity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<Guid>(type: "uuid", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    readers = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnerships", x => x.entity_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_join_requests_entity_id",
                table: "join_requests",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_join_requests_organisation_asked_at",
                table: "join_requests",
                columns: new[] { "organisation", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_partnerships_entity_id",
                table: "partnerships",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_partnerships_one_since",
                table: "partnerships",
                columns: new[] { "one", "since" });

            migrationBuilder.CreateIndex(
                name: "IX_partnerships_other_since",
                table: "partnerships",
                columns: new[] { "other", "since" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "join_requests");

            migrationBuilder.DropTable(
                name: "partnerships");
        }
    }
}
