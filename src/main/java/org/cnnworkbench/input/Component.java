package org.cnnworkbench.input;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A record's component with what its annotations say; looked up once for each class. */
record Component(
        RecordComponent reflected,
        String jsonName,
        @Nullable Option option,
        boolean inline,
        boolean nullable) {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final ClassValue<List<Component>> OF_CLASS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::new).toList();
        }
    };

    private Component(RecordComponent reflected) {
        this(
                reflected,
                snakeCase(reflected.getName()),
                reflected.getAnnotation(Option.class),
                reflected.isAnnotationPresent(Inline.class),
                reflected.getAnnotatedType().isAnnotationPresent(Nullable.class));
        reflected.getAccessor().setAccessible(true);
    }

    static List<Component> of(Class<?> recordClass) {
        return OF_CLASS.get(recordClass);
    }

    static boolean anyOptions(Class<?> recordClass) {
        return of(recordClass).stream().anyMatch(component -> component.option != null || component.inline);
    }

    Type type() {
        return reflected.getGenericType();
    }

    @Nullable
    Object valueIn(Record record) {
        try {
            return reflected.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("reading " + reflected + " failed", e);
        }
    }

    /** {@code kernelSize} to {@code kernel_size}, {@code Conv2d} to {@code conv2d}, {@code MAX_NORM} to {@code max_norm}. */
    static String snakeCase(String name) {
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
            return name.toLowerCase(Locale.ROOT);
        }
        return NEXT_WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
