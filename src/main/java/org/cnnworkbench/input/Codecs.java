package org.cnnworkbench.input;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the codec for a Java type: numbers, texts, enums, lists, maps, records and sealed interfaces by themselves, other forms by codecs
 * that the caller hands in. Immutable.
 *
 * <p>A sealed interface without a codec of its own gets a {@link TypeTable} of its permitted records under their names in snake_case.
 */
public final class Codecs {

    /** No codec beside the built-in ones; numbers out of range are accepted. */
    public static final Codecs STANDARD = new Codecs(Map.of(), false);

    private final Map<Class<?>, ValueCodec<?>> custom;
    private final boolean strict;

    private Codecs(Map<Class<?>, ValueCodec<?>> custom, boolean strict) {
        this.custom = Map.copyOf(custom);
        this.strict = strict;
    }

    /** These codecs and one for a type more, which goes before what is built in. */
    public <T> Codecs with(Class<T> type, ValueCodec<? extends T> codec) {
        Map<Class<?>, ValueCodec<?>> more = new HashMap<>(custom);
        more.put(type, codec);
        return new Codecs(more, strict);
    }

    /** The same, with numbers outside the range of their {@link Option} taken for errors. */
    public Codecs strict() {
        return new Codecs(custom, true);
    }

    boolean isStrict() {
        return strict;
    }

    /** @throws IllegalStateException for a type that can't be written as JSON: a mistake in the program */
    ValueCodec<?> find(Type type) {
        return switch (type) {
            case Class<?> plain -> find(plain);
            case ParameterizedType generic -> find(generic);
            case WildcardType wildcard -> find(wildcard.getUpperBounds()[0]);
            default -> throw unsupported(type);
        };
    }

    private ValueCodec<?> find(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return new StandardCodecs.ListCodec<>(find(arguments[0]));
        }
        if (generic.getRawType() == Map.class && arguments[0] == String.class) {
            return new StandardCodecs.MapCodec<>(find(arguments[1]));
        }
        throw unsupported(generic);
    }

    private ValueCodec<?> find(Class<?> type) {
        ValueCodec<?> known = custom.get(type);
        if (known == null) {
            known = StandardCodecs.SCALARS.get(type);
        }
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return StandardCodecs.EnumCodec.of(type);
        }
        if (type.isRecord()) {
            return RecordCodec.of(type.asSubclass(Record.class), this);
        }
        if (type.isSealed()) {
            return tableOf(type);
        }
        throw unsupported(type);
    }

    private <T> TypeTable<T> tableOf(Class<T> sealed) {
        Map<String, Class<? extends T>> types = new LinkedHashMap<>();
        for (Class<?> permitted : Arrays.asList(sealed.getPermittedSubclasses())) {
            types.put(Component.snakeCase(permitted.getSimpleName()), permitted.asSubclass(sealed));
        }
        return TypeTable.of(Component.snakeCase(sealed.getSimpleName()).replace('_', ' ') + " type", types, this);
    }

    private static IllegalStateException unsupported(Type type) {
        return new IllegalStateException("no JSON form for " + type + ": hand in a codec for it");
    }
}
