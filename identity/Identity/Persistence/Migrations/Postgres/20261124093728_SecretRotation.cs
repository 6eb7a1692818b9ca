using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Secondments.Identity.Persistence.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_secret_until",
                table: "clients",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "rotated_by",
                table: "clients",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "secret_from",
                table: "clients",
                type: "bigint",
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
