using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Opportunities.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EqualityCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "equality_asked",
                columns: table => new
                {
                    application = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_equality_asked", x => x.application);
                });

            migrationBuilder.CreateTable(
                name: "equality_counts",
                columns: table => new
                {
                    host = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_equality_counts", x => new { x.host, x.month, x.question, x.answer });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "equality_asked");

            migrationBuilder.DropTable(
                name: "equality_counts");
        }
    }
}
