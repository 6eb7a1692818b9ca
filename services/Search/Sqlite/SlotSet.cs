using System.Numerics;

namespace Secondments.Search.Sqlite;

/// <summary>A set of slots, one bit each: 12.5 KB for 100,000 documents.</summary>
internal sealed class SlotSet
{
    private ulong[] _words;

    public SlotSet(int slots = 0) => _words = new ulong[(slots + 63) >> 6];

    private SlotSet(ulong[] words) => _words = words;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Contains(int slot) => slot >> 6 < _words.Length && (_words[slot >> 6] & (1UL << (slot & 63))) != 0;

    public void Add(int slot)
    {
        if (slot >> 6 >= _words.Length) Array.Resize(ref _words, Math.Max(_words.Length * 2, (slot >> 6) + 1));
        _words[slot >> 6] |= 1UL << (slot & 63);
    }

    public void Remove(int slot)
    {
        if (slot >> 6 < _words.Length) _words[slot >> 6] &= ~(1UL << (slot & 63));
    }

    public SlotSet Copy() => new((ulong[])_words.Clone());

    public SlotSet And(SlotSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= i < other._words.Length ? other._words[i] : 0;
        return this;
    }

    public SlotSet AndNot(SlotSet other)
    {
        for (var i = 0; i < Math.Min(_words.Length, other._words.Length); i++) _words[i] &= ~other._words[i];
        return this;
    }

    public SlotSet Or(SlotSet other)
    {
        if (other._words.Length > _words.Length) Array.Resize(ref _words, other._words.Length);
        for (var i = 0; i < other._words.Length; i++) _words[i] |= other._words[i];
        return this;
    }

    /// <summary>Keeps the slots that pass.</summary>
    public SlotSet Where<TTest>(TTest test) where TTest : ISlotTest
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var kept = _words[i];
            for (var rest = kept; rest != 0; rest &= rest - 1)
                if (!test.Passes((i << 6) + BitOperations.TrailingZeroCount(rest))) kept &= ~(rest & (~rest + 1));
            _words[i] = kept;
        }
        return this;
    }

    public Enumerator GetEnumerator() => new(_words);

    /// <summary>The highest slots first.</summary>
    public IEnumerable<int> Descending()
    {
        for (var i = _words.Length - 1; i >= 0; i--)
        {
            for (var rest = _words[i]; rest != 0;)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(rest);
                yield return (i << 6) + bit;
                rest &= ~(1UL << bit);
            }
        }
    }

    /// <summary>Ascending, without allocating.</summary>
    public struct Enumerator(ulong[] words)
    {
        private int _word = -1;
        private ulong _rest;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= words.Length) return false;
                _rest = words[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}

/// <summary>A test of a slot. A structure, so that the loop over the slots can take it in.</summary>
internal interface ISlotTest
{
    bool Passes(int slot);
}
