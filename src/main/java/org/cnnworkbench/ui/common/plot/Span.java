package org.cnnworkbench.ui.common.plot;

/** A stretch of an axis, with {@code from < to}. */
public record Span(double from, double to) {

    public double width() {
        return to - from;
    }

    /** Where a value lies: 0 at the beginning, 1 at the end. */
    public double shareOf(double value) {
        return (value - from) / width();
    }

    /** The value at a share of the stretch. */
    public double at(double share) {
        return from + share * width();
    }

    public boolean contains(double value) {
        return value >= from && value <= to;
    }

    /** A factor as wide, with what lies at {@code about} staying where it is. */
    public Span zoomed(double factor, double about) {
        return new Span(about - (about - from) * factor, about + (to - about) * factor);
    }

    public Span moved(double by) {
        return new Span(from + by, to + by);
    }

    /** As much of this as lies in another: moved into it, and where it is wider cut to it. */
    public Span inside(Span limit) {
        if (width() >= limit.width()) {
            return limit;
        }
        if (from < limit.from) {
            return moved(limit.from - from);
        }
        return to > limit.to ? moved(limit.to - to) : this;
    }
}
