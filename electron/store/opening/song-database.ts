import type Database from 'better-sqlite3';

/** The open database. Every function of this layer takes it first. */
export type SongDatabase = Database.Database;
