use kumo;

// ANCHOR: kumo
fn ame() -> u32 {
    kumo::furu()
}
// ANCHOR_END: kumo
