package org.cnnworkbench.spec;

/** What one layer gives to the next: a shape, and what a number in it sees of the network's input. */
record Feed(TensorShape shape, ReceptiveField field) {}
