//! The reader's app: paints [`baolan::ui::App`] into the element `app`.

#[cfg(target_arch = "wasm32")]
fn main() {
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<baolan::ui::App>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("这是浏览器里的程序，请运行：cargo xtask run");
    eprintln!("This is the program for the browser; please run: cargo xtask run");
}
