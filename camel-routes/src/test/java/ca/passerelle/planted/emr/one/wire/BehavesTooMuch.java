package ca.passerelle.planted.emr.one.wire;

/** Planted: a class in a wire package that is neither data nor codec. */
public final class BehavesTooMuch {

    int answer() {
        return 42;
    }
}
