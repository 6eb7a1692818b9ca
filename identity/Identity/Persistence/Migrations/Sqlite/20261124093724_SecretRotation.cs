using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Identity.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SecretRotation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "old_secret_hash",
                table: "clients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_secret_until",
                table: "clients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "rotated_by",
                table: "clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "secret_from",
                table: "clients",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "old_secret_hash",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "old_secret_until",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "rotated_by",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "secret_from",
                table: "clients");
        }
    }
}
