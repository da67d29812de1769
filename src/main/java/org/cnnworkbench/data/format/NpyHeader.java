package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;

/**
 * What a NumPy file says of its array: format 1.0, 2.0 or 3.0 as NumPy's {@code numpy.lib.format} documents it.
 *
 * @param kind    of the elements: {@code b} truth values, {@code i} integers, {@code u} unsigned integers, {@code f} floating point
 * @param width   bytes an element
 * @param order   of those bytes
 * @param fortran whether the first dimension is the fastest; otherwise the last is
 * @param shape   lengths of the dimensions
 */
record NpyHeader(char kind, int width, ByteOrder order, boolean fortran, long[] shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy itself refuses more than 10,000 unless told otherwise. */
    private static final int LONGEST = 10_000;

    private static final Pattern TYPE =
            Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=]?)([a-zA-Z])(\\d{1,3})['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(((?:\\s*\\d{1,18}L?\\s*,?)*)\\)");

    static NpyHeader read(FileInput input) throws IOException {
        byte[] magic = input.readFully(new byte[8], "the NumPy header");
        if (!Arrays.equals(magic, 0, 6, MAGIC, 0, 6)) {
            throw new InputException(input.name() + ": expected a NumPy file (.npy), received something else"
                    + (magic[0] == 'P' && magic[1] == 'K' ? ": a .npz archive; save each array with numpy.save" : ""));
        }
        if (magic[6] < 1 || magic[6] > 3) {
            throw new InputException(
                    input.name() + ": expected NumPy format 1.0, 2.0 or 3.0, received " + magic[6] + "." + magic[7]);
        }
        byte[] lengthBytes = input.readFully(new byte[magic[6] == 1 ? 2 : 4], "the NumPy header");
        ByteBuffer buffer = ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = magic[6] == 1 ? Short.toUnsignedLong(buffer.getShort()) : Integer.toUnsignedLong(buffer.getInt());
        if (length > LONGEST) {
            throw new InputException(
                    input.name() + ": the NumPy header claims " + length + " bytes; expected at most " + LONGEST);
        }
        byte[] text = input.readFully(new byte[(int) length], "the NumPy header");
        return parse(input.name(), new String(text, StandardCharsets.UTF_8).strip());
    }

    private static NpyHeader parse(String name, String text) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find()) {
            throw new InputException(
                    name + ": the NumPy header lacks fortran_order or shape; received " + shortened(text));
        }
        if (!type.find()) {
            throw new InputException(name + ": expected an array of plain numbers, received " + shortened(text));
        }
        char kind = type.group(2).charAt(0);
        int width = Integer.parseInt(type.group(3));
        boolean known = switch (kind) {
            case 'b' -> width == 1;
            case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
            case 'f' -> width == 4 || width == 8;
            default -> false;
        };
        if (!known) {
            throw new InputException(
                    name + ": expected integers, float32 or float64, received NumPy type " + type.group(2) + width
                            + (kind == 'O' ? ": Python objects aren't read, as they could run code" : "")
                            + "; convert with astype before saving");
        }
        ByteOrder bytes = switch (type.group(1)) {
            case ">" -> ByteOrder.BIG_ENDIAN;
            case "<", "|" -> ByteOrder.LITTLE_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
        long[] lengths = Arrays.stream(shape.group(1).replace("L", "").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        return new NpyHeader(kind, width, bytes, order.group(1).equals("True"), lengths);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    /** An element of the block as a number; unsigned 64-bit integers beyond the range of a long come out negative. */
    long integer(ByteBuffer block, int index) {
        int at = index * width;
        return switch (width) {
            case 1 -> kind == 'i' ? block.get(at) : Byte.toUnsignedLong(block.get(at));
            case 2 -> kind == 'u' ? Short.toUnsignedLong(block.getShort(at)) : block.getShort(at);
            case 4 -> kind == 'u' ? Integer.toUnsignedLong(block.getInt(at)) : block.getInt(at);
            default -> block.getLong(at);
        };
    }

    double real(ByteBuffer block, int index) {
        return width == 4 ? block.getFloat(index * width) : block.getDouble(index * width);
    }

    /** As Python writes it: {@code (60000, 28, 28)}. */
    String shapeText() {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }
}
