using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Opportunities.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddRoundsReportsAndTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "visibility",
                table: "opportunities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "last_line",
                table: "imports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "round",
                table: "candidates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "copy_partnerships",
                columns: table => new
                {
                    partnership = table.Column<byte[]>(type: "BLOB", nullable: false),
                    one = table.Column<byte[]>(type: "BLOB", nullable: false),
                    other = table.Column<byte[]>(type: "BLOB", nullable: false),
                    copy_version = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_copy_partnerships", x => x.partnership);
                });

            migrationBuilder.CreateTable(
                name: "reported_posts",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reported_posts", x => x.entity_id);
                });

            migrationBuilder.CreateTable(
                name: "templates",
                columns: table => new
                {
                    entity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @ref = table.Column<string>(name: "ref", type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    readers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_templates", x => x.entity_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_organisation_visibility",
                table: "opportunities",
                columns: new[] { "organisation", "visibility" });

            migrationBuilder.CreateIndex(
                name: "IX_copy_partnerships_one",
                table: "copy_partnerships",
                column: "one");

            migrationBuilder.CreateIndex(
                name: "IX_copy_partnerships_other",
                table: "copy_partnerships",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_reported_posts_entity_id",
                table: "reported_posts",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_reported_posts_state_last_at",
                table: "reported_posts",
                columns: new[] { "state", "last_at" });

            migrationBuilder.CreateIndex(
                name: "IX_templates_entity_id",
                table: "templates",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "IX_templates_organisation_name",
                table: "templates",
                columns: new[] { "organisation", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_templates_ref",
                table: "templates",
                column: "ref",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "copy_partnerships");

            migrationBuilder.DropTable(
                name: "reported_posts");

            migrationBuilder.DropTable(
                name: "templates");

            migrationBuilder.DropIndex(
                name: "IX_opportunities_organisation_visibility",
                table: "opportunities");

            migrationBuilder.DropColumn(
                name: "visibility",
                table: "opportunities");

            migrationBuilder.DropColumn(
                name: "last_line",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "round",
                table: "candidates");
        }
    }
}
