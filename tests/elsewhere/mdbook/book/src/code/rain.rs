// ANCHOR: all
use std::fmt;

// ANCHOR: main
fn main() {
    let rain = 1;
    println!("{rain}");
}
// ANCHOR_END: main
// ANCHOR_END: all
