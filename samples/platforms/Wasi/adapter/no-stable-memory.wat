;; A host without stable memory: nothing to bind.
(module
  (func (export "bind") (param $slots i32)))
