;; Stable memory of an Internet Computer canister, put where C# can call it: into the table of functions. This is not C, as a C
;; compiler would put function addresses at the start of the table, which is the runtime's.
;;
;; The interpreter calls native code through trampolines that were compiled with it, and there are some for few signatures only.
;; So pointers and lengths have 32 bits here, as everywhere in a module of 32 bits, and read and write return 0.
(module
  (import "ic0" "stable64_size" (func $size (result i64)))
  (import "ic0" "stable64_grow" (func $stable64_grow (param i64) (result i64)))
  (import "ic0" "stable64_read" (func $stable64_read (param i64 i64 i64)))
  (import "ic0" "stable64_write" (func $stable64_write (param i64 i64 i64)))
  (import "runtime" "memory" (memory 0))
  (import "runtime" "__indirect_function_table" (table $table 1 funcref))

  (func $grow (param $pages i64) (result i32)
    (i32.wrap_i64 (call $stable64_grow (local.get $pages))))

  (func $read (param $destination i32) (param $offset i64) (param $length i32) (result i32)
    (call $stable64_read (i64.extend_i32_u (local.get $destination)) (local.get $offset) (i64.extend_i32_u (local.get $length)))
    (i32.const 0))

  (func $write (param $source i32) (param $offset i64) (param $length i32) (result i32)
    (call $stable64_write (local.get $offset) (i64.extend_i32_u (local.get $source)) (i64.extend_i32_u (local.get $length)))
    (i32.const 0))

  (elem declare func $size $grow $read $write)

  (func (export "bind") (param $slots i32)
    (i32.store (local.get $slots) (table.grow $table (ref.func $size) (i32.const 1)))
    (i32.store offset=4 (local.get $slots) (table.grow $table (ref.func $grow) (i32.const 1)))
    (i32.store offset=8 (local.get $slots) (table.grow $table (ref.func $read) (i32.const 1)))
    (i32.store offset=12 (local.get $slots) (table.grow $table (ref.func $write) (i32.const 1)))))
