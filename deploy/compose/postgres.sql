-- Run once, when PostgreSQL's volume is new: the roles behind row-level security, what the processes log in as, and the databases.
\getenv service_password SERVICE_PASSWORD
CREATE ROLE secondments_reader NOLOGIN;
CREATE ROLE secondments_writer NOLOGIN;
CREATE ROLE secondments_service LOGIN PASSWORD :'service_password' IN ROLE secondments_reader, secondments_writer;
CREATE DATABASE secondments_identity;
CREATE DATABASE secondments_organisations;
CREATE DATABASE secondments_opportunities;
CREATE DATABASE secondments_search;
CREATE DATABASE secondments_portal;
