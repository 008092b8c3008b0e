//! Stand-in.

/// The id of a request.
#[derive(Clone)]
pub struct RequestId(pub String);

/// Marks a page whose form can end at an app.
#[derive(Clone)]
pub struct MayEndAtApp;
