//! One SQL text for both databases: the connection as an enum, and the macros that run a literal on either.
//!
//! A statement is a literal with `$1 …` placeholders. It is checked at compile time: the highest placeholder equals the number of
//! arguments (both drivers bind a missing one as NULL, silently), and SQLite's spelling (`?1`) is made from it there as well.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo, PgValueRef, Postgres};

use crate::oauth::client::{
    AuthMethod, DisabledBy, PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy,
};
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;
use crate::people::second_factor::Kind;

/// A connection, inside a transaction or for reading alone.
pub enum Tx<'c> {
    /// SQLite: every call runs at once on this thread; no `.await` of it ever waits.
    Sqlite(&'c mut rusqlite::Connection),
    /// Postgres.
    Postgres(&'c mut sqlx::PgConnection),
}

/// A row that both drivers can read, column by column name.
pub(crate) trait Row: Sized + Send + Unpin {
    /// Reads a row of SQLite.
    fn sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    /// Reads a row of Postgres.
    fn postgres(row: &PgRow) -> sqlx::Result<Self>;
}

/// Declares a struct whose fields are columns of the same names.
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty,)* }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type,)* }

        impl $crate::store::sql::Row for $name {
            fn sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?,)* })
            }
            fn postgres(row: &sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok(Self { $($field: row.try_get(stringify!($field))?,)* })
            }
        }
    };
}
pub(crate) use row;

/// Reads a struct of floor 1 whose fields are columns of the same names.
macro_rules! row_of {
    ($name:ident { $($field:ident,)* }) => {
        impl $crate::store::sql::Row for $name {
            fn sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?,)* })
            }
            fn postgres(row: &sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok(Self { $($field: row.try_get(stringify!($field))?,)* })
            }
        }
    };
}
pub(crate) use row_of;

/// A row of one column.
pub(crate) struct One<T>(pub(crate) T);

impl<T> Row for One<T>
where
    T: FromSql + Send + Unpin + for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres>,
{
    fn sqlite(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        row.get(0).map(One)
    }
    fn postgres(row: &PgRow) -> sqlx::Result<Self> {
        sqlx::Row::try_get(row, 0).map(One)
    }
}

/// The highest `$n` in a statement. Every `$` must be followed by a digit.
pub(crate) const fn placeholders(sql: &str) -> usize {
    let bytes = sql.as_bytes();
    let (mut i, mut highest) = (0, 0);
    while i < bytes.len() {
        if bytes[i] == b'$' {
            i += 1;
            assert!(
                i < bytes.len() && bytes[i].is_ascii_digit(),
                "a `$` in SQL is a placeholder"
            );
            let mut n = 0;
            while i < bytes.len() && bytes[i].is_ascii_digit() {
                n = n * 10 + (bytes[i] - b'0') as usize;
                i += 1;
            }
            if n > highest {
                highest = n;
            }
        } else {
            i += 1;
        }
    }
    highest
}

/// The statement in SQLite's spelling: `$n` is a *named* parameter there, numbered by first appearance; `?n` is what Postgres means by `$n`.
pub(crate) const fn question_marks<const N: usize>(sql: &str) -> [u8; N] {
    let bytes = sql.as_bytes();
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = if bytes[i] == b'$' { b'?' } else { bytes[i] };
        i += 1;
    }
    out
}

/// How many arguments a macro was given.
macro_rules! count {
    () => { 0usize };
    ($head:expr $(, $tail:expr)*) => { 1usize + $crate::store::sql::count!($($tail),*) };
}
pub(crate) use count;

/// Runs a statement on either database: `$body_sqlite` over a prepared statement, `$body_postgres` over a query.
macro_rules! statement {
    ($tx:expr, $sql:literal, [$($arg:expr),*], |$st:ident, $params:ident| $sqlite:expr, |$query:ident, $conn:ident| $postgres:expr) => {{
        const _: () = assert!(
            $crate::store::sql::placeholders($sql) == $crate::store::sql::count!($($arg),*),
            "the highest placeholder must equal the number of arguments"
        );
        match $tx {
            $crate::store::sql::Tx::Sqlite(conn) => {
                const BYTES: [u8; $sql.len()] = $crate::store::sql::question_marks($sql);
                const TEXT: &str = match std::str::from_utf8(&BYTES) {
                    Ok(text) => text,
                    Err(_) => panic!("SQL is ASCII"),
                };
                let run = || -> rusqlite::Result<_> {
                    #[allow(unused_mut, reason = "executing needs it, reading does not")]
                    let mut $st = conn.prepare_cached(TEXT)?;
                    let $params = rusqlite::params![$(&$arg),*];
                    $sqlite
                };
                run().map_err($crate::store::Error::from)
            }
            $crate::store::sql::Tx::Postgres($conn) => {
                let $query = sqlx::query($sql)$(.bind(&$arg))*;
                $postgres.map_err($crate::store::Error::from)
            }
        }
    }};
}
pub(crate) use statement;

/// At most one row.
macro_rules! opt {
    ($tx:expr, $row:ty, $sql:literal $(, $arg:expr)* $(,)?) => {
        $crate::store::sql::statement!($tx, $sql, [$($arg),*],
            |st, params| {
                use rusqlite::OptionalExtension as _;
                st.query_row(params, <$row as $crate::store::sql::Row>::sqlite).optional()
            },
            |query, conn| match query.fetch_optional(&mut **conn).await {
                Ok(Some(row)) => <$row as $crate::store::sql::Row>::postgres(&row).map(Some),
                Ok(None) => Ok(None),
                Err(error) => Err(error),
            }
        )
    };
}
pub(crate) use opt;

/// Exactly one row (an aggregate, a `RETURNING` that always returns).
macro_rules! one {
    ($tx:expr, $row:ty, $sql:literal $(, $arg:expr)* $(,)?) => {
        match $crate::store::sql::opt!($tx, $row, $sql $(, $arg)*) {
            Ok(Some(row)) => Ok(row),
            Ok(None) => Err($crate::store::Error::no_row()),
            Err(error) => Err(error),
        }
    };
}
pub(crate) use one;

/// All rows.
macro_rules! all {
    ($tx:expr, $row:ty, $sql:literal $(, $arg:expr)* $(,)?) => {
        $crate::store::sql::statement!($tx, $sql, [$($arg),*],
            |st, params| st.query_map(params, <$row as $crate::store::sql::Row>::sqlite)?.collect::<rusqlite::Result<Vec<_>>>(),
            |query, conn| match query.fetch_all(&mut **conn).await {
                Ok(rows) => rows.iter().map(<$row as $crate::store::sql::Row>::postgres).collect::<sqlx::Result<Vec<_>>>(),
                Err(error) => Err(error),
            }
        )
    };
}
pub(crate) use all;

/// No rows; answers how many were changed.
macro_rules! exec {
    ($tx:expr, $sql:literal $(, $arg:expr)* $(,)?) => {
        $crate::store::sql::statement!($tx, $sql, [$($arg),*],
            |st, params| st.execute(params).map(|changed| changed as u64),
            |query, conn| query.execute(&mut **conn).await.map(|done| done.rows_affected())
        )
    };
}
pub(crate) use exec;

impl ToSql for Digest {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.as_bytes())))
    }
}

impl FromSql for Digest {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Digest::from_slice(value.as_blob()?).ok_or(FromSqlError::InvalidType)
    }
}

impl sqlx::Type<Postgres> for Digest {
    fn type_info() -> PgTypeInfo {
        <[u8] as sqlx::Type<Postgres>>::type_info()
    }
}

impl<'q> sqlx::Encode<'q, Postgres> for Digest {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <&[u8] as sqlx::Encode<'q, Postgres>>::encode(self.as_bytes().as_slice(), buf)
    }
}

impl<'r> sqlx::Decode<'r, Postgres> for Digest {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let bytes = <&[u8] as sqlx::Decode<Postgres>>::decode(value)?;
        Digest::from_slice(bytes).ok_or_else(|| "a digest has 32 bytes".into())
    }
}

/// A value of a closed set, or one with a text form, kept as TEXT.
macro_rules! text_column {
    ($type:ty) => {
        impl rusqlite::types::ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(rusqlite::types::ToSqlOutput::from(self.to_string()))
            }
        }
        impl rusqlite::types::FromSql for $type {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                $crate::store::sql::FromText::from_text(value.as_str()?)
                    .ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
        impl sqlx::Type<sqlx::Postgres> for $type {
            fn type_info() -> sqlx::postgres::PgTypeInfo {
                <str as sqlx::Type<sqlx::Postgres>>::type_info()
            }
        }
        impl<'q> sqlx::Encode<'q, sqlx::Postgres> for $type {
            fn encode_by_ref(
                &self,
                buf: &mut sqlx::postgres::PgArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, sqlx::Postgres>>::encode(self.to_string(), buf)
            }
        }
        impl<'r> sqlx::Decode<'r, sqlx::Postgres> for $type {
            fn decode(
                value: sqlx::postgres::PgValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let text = <&str as sqlx::Decode<sqlx::Postgres>>::decode(value)?;
                $crate::store::sql::FromText::from_text(text)
                    .ok_or_else(|| concat!("not a ", stringify!($type)).into())
            }
        }
    };
}

/// What `text_column!` reads with.
pub(crate) trait FromText: Sized {
    /// The value of a stored text, if it is one.
    fn from_text(text: &str) -> Option<Self>;
}

impl FromText for Scope {
    fn from_text(text: &str) -> Option<Self> {
        Scope::parse(text).ok()
    }
}
text_column!(Scope);

/// A closed set of words.
macro_rules! word_column {
    ($($type:ty),*) => {$(
        impl FromText for $type {
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
        text_column!($type);
    )*};
}
word_column!(
    AuthMethod,
    DisabledBy,
    RegisteredBy,
    RedirectMatch,
    TokenPolicy,
    PkcePolicy,
    Kind
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_count_to_the_highest() {
        assert_eq!(placeholders("SELECT 1"), 0);
        assert_eq!(placeholders("a = $2 AND b = $1 OR c = $12"), 12);
    }

    #[test]
    fn sqlite_gets_numbered_parameters() {
        const SQL: &str = "a = $2 AND b = $10";
        assert_eq!(
            std::str::from_utf8(&question_marks::<{ SQL.len() }>(SQL)),
            Ok("a = ?2 AND b = ?10")
        );
    }
}
