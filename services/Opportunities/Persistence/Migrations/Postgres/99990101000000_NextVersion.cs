using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Secondments.Opportunities.Persistence.Migrations.Postgres;

// Planted, and only in a build with NextVersion=true: it adds, as every migration does that the version before lives through.
[DbContext(typeof(PostgresOpportunitiesDb)), Migration("99990101000000_NextVersion")]
public sealed class NextVersion : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>(name: "next_wrote", table: "opportunities", type: "bigint", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "next_wrote", table: "opportunities");
}
