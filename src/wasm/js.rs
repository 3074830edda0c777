//! Values of the core as JavaScript has them, declared in TypeScript by their names.

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

/// What has a name in TypeScript.
pub trait Wire {
    /// The number of its letters.
    const LEN: u32;

    /// Tells wasm-bindgen its letters, one call for each.
    fn spell();
}

/// The most letters of a name: `spell` is a call for each, and no loop over memory, since wasm-bindgen interprets it.
const LONGEST: usize = 24;

/// The name's letter in this place, if it has so many.
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
                assert!(stringify!($name).len() <= LONGEST);
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
    /// # Panics
    /// If `value` cannot be represented, which a type of this crate always can.
    pub fn new(value: &T) -> Self {
        match serde_wasm_bindgen::to_value(value) {
            Ok(value) => Self(value, PhantomData),
            Err(error) => panic!("a value of the core could not be handed to JavaScript: {error}"),
        }
    }
}

impl<T: DeserializeOwned> Js<T> {
    /// The value. Whatever is missing, unknown or of another type is refused with its name.
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
        // SAFETY: what holds of `js` is for the caller to see to, here as there.
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
