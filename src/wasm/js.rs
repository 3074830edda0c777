//! Values of the core as JavaScript objects, with their TypeScript types.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::convert::{FromWasmAbi, IntoWasmAbi, OptionIntoWasmAbi};
use wasm_bindgen::describe::{NAMED_EXTERNREF, WasmDescribe, inform};
use wasm_bindgen::prelude::*;

use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// A `T` as plain JavaScript: structs as objects, `None` as undefined.
#[derive(Debug)]
pub struct Js<T>(JsValue, PhantomData<T>);

/// A type with a name in TypeScript.
pub trait Wire {
    /// The length of the name.
    const LEN: u32;

    /// Passes the name to wasm-bindgen, letter by letter.
    fn spell();
}

/// The maximum length of a name: `spell` is unrolled into one call per letter, because wasm-bindgen interprets it and supports
/// no loops over memory.
const MAX_NAME_LEN: usize = 24;

/// Passes on the letter at the given index, if there is one.
#[inline(always)]
fn letter(name: &'static str, at: usize) {
    if at < name.len() {
        inform(name.as_bytes()[at] as u32);
    }
}

macro_rules! named {
    ($($name:ident = $type:ty,)*) => {$(
        impl Wire for $type {
            const LEN: u32 = {
                assert!(stringify!($name).len() <= MAX_NAME_LEN);
                stringify!($name).len() as u32
            };

            #[inline(always)]
            fn spell() {
                spell_out(stringify!($name));
            }
        }
    )*};
}
crate::crossing!(named);

#[inline(always)]
fn spell_out(name: &'static str) {
    macro_rules! letters {
        ($($at:literal)*) => { $(letter(name, $at);)* };
    }
    letters!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);
}

impl<T: Wire> Wire for Vec<T> {
    const LEN: u32 = "ReadonlyArray<>".len() as u32 + T::LEN;

    #[inline(always)]
    fn spell() {
        spell_out("ReadonlyArray<");
        T::spell();
        spell_out(">");
    }
}

impl Wire for String {
    const LEN: u32 = "string".len() as u32;

    #[inline(always)]
    fn spell() {
        spell_out("string");
    }
}

impl<T: Serialize> Js<T> {
    /// Converts a value to JavaScript.
    ///
    /// # Panics
    /// Panics if `value` cannot be represented in JavaScript, which every type of this crate can.
    pub fn new(value: &T) -> Self {
        match serde_wasm_bindgen::to_value(value) {
            Ok(value) => Self(value, PhantomData),
            Err(error) => panic!("a value of the core could not be handed to JavaScript: {error}"),
        }
    }
}

impl<T: DeserializeOwned> Js<T> {
    /// Converts the value to Rust.
    ///
    /// # Errors
    /// [`Error::Format`](crate::Error::Format) if a field is missing, unknown or of the wrong type.
    pub fn read(self, argument: &'static str) -> Result<T> {
        let refuse = |error: serde_wasm_bindgen::Error| Error::Format {
            what: What::Argument,
            expected: Expected::KnownFields { argument },
            got: Got::fault(error),
        };
        serde_wasm_bindgen::from_value(self.0).map_err(refuse)
    }
}

impl<T> From<Js<T>> for JsValue {
    fn from(js: Js<T>) -> Self {
        js.0
    }
}

impl<T: Wire> WasmDescribe for Js<T> {
    fn describe() {
        inform(NAMED_EXTERNREF);
        inform(T::LEN);
        T::spell();
    }
}

impl<T: Wire> FromWasmAbi for Js<T> {
    type Abi = <JsValue as FromWasmAbi>::Abi;

    unsafe fn from_abi(js: Self::Abi) -> Self {
        // SAFETY: the caller upholds the contract of `JsValue::from_abi`, which is that of this function.
        Self(unsafe { JsValue::from_abi(js) }, PhantomData)
    }
}

impl<T: Wire> IntoWasmAbi for Js<T> {
    type Abi = <JsValue as IntoWasmAbi>::Abi;

    fn into_abi(self) -> Self::Abi {
        self.0.into_abi()
    }
}

impl<T: Wire> OptionIntoWasmAbi for Js<T> {
    fn none() -> Self::Abi {
        0
    }
}
