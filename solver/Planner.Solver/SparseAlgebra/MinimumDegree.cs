namespace Planner.Solver.SparseAlgebra;

/// <summary>A fill-reducing elimination order of a symmetric sparse matrix: approximate minimum degree.</summary>
/// <remarks>
/// Written from Amestoy, Davis and Duff, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl.
/// 17 (1996): quotient graph, element absorption, approximate external degree. Supervariables are left out: grids are so
/// sparse that they would not pay for their bookkeeping.
/// A node is a variable until it is eliminated; then it is an element, whose list is the clique that it left behind.
/// </remarks>
internal sealed class MinimumDegree
{
    private const int None = -1;

    private readonly int size;
    private readonly int[] begin;        // first slot of the node's list in pool
    private readonly int[] elementCount; // a variable's list holds its elements first ...
    private readonly int[] length;       // ... then its variables; an element's list holds variables only
    private int[] pool;
    private int poolUsed;

    private readonly int[] degree;
    private readonly int[] head;         // first variable of each degree
    private readonly int[] next;
    private readonly int[] previous;
    private readonly bool[] absorbed;    // elements that are part of a later one
    private readonly int[] stamp;        // of a variable: the pivot whose clique it is in; of an element: see outside
    private readonly int[] outside;      // |L_e \ L_p| of an element while pivot p is worked on

    private MinimumDegree(SymmetricMatrix matrix)
    {
        size = matrix.Size;
        begin = matrix.Starts[..size];
        length = new int[size];
        elementCount = new int[size];
        pool = new int[Math.Max(16, 3 * matrix.Starts[size])];
        matrix.Rows.AsSpan(0, matrix.Starts[size]).CopyTo(pool);
        poolUsed = matrix.Starts[size];
        degree = new int[size];
        (head, next, previous) = (Filled(size), Filled(size), Filled(size));
        absorbed = new bool[size];
        (stamp, outside) = (Filled(size), new int[size]);
        for (var i = 0; i < size; i++)
        {
            length[i] = degree[i] = matrix.Starts[i + 1] - matrix.Starts[i];
        }
        // Backwards, so that among equal degrees the lowest number is first.
        for (var i = size - 1; i >= 0; i--)
        {
            Link(i);
        }
    }

    /// <summary>The order: the k-th node to eliminate at index k.</summary>
    public static int[] Order(SymmetricMatrix matrix) => new MinimumDegree(matrix).Eliminate();

    private static int[] Filled(int size)
    {
        var array = new int[size];
        Array.Fill(array, None);
        return array;
    }

    private int[] Eliminate()
    {
        var order = new int[size];
        var smallest = 0;
        for (var k = 0; k < size; k++)
        {
            while (head[smallest] == None)
            {
                smallest++;
            }
            var pivot = head[smallest];
            Unlink(pivot);
            order[k] = pivot;
            FormClique(pivot);
            MeasureElements(pivot);
            for (var p = begin[pivot]; p < begin[pivot] + length[pivot]; p++)
            {
                smallest = Math.Min(smallest, UpdateVariable(pool[p], pivot, size - k - 1));
            }
        }
        return order;
    }

    // L_p = (A_p ∪ all L_e of its elements) without p; those elements are absorbed.
    private void FormClique(int pivot)
    {
        var bound = length[pivot];
        for (var p = begin[pivot]; p < begin[pivot] + elementCount[pivot]; p++)
        {
            bound += length[pool[p]];
        }
        Reserve(bound);
        var start = poolUsed;
        stamp[pivot] = pivot;
        for (var p = begin[pivot]; p < begin[pivot] + elementCount[pivot]; p++)
        {
            var element = pool[p];
            AddToClique(begin[element], length[element], pivot);
            absorbed[element] = true;
        }
        AddToClique(begin[pivot] + elementCount[pivot], length[pivot] - elementCount[pivot], pivot);
        (begin[pivot], length[pivot]) = (start, poolUsed - start);
    }

    private void AddToClique(int from, int count, int pivot)
    {
        for (var p = from; p < from + count; p++)
        {
            var variable = pool[p];
            if (stamp[variable] != pivot)
            {
                stamp[variable] = pivot;
                pool[poolUsed++] = variable;
            }
        }
    }

    private void Reserve(int more)
    {
        if (poolUsed + more > pool.Length)
        {
            Array.Resize(ref pool, Math.Max(2 * pool.Length, poolUsed + more));
        }
    }

    // For each element e next to the clique: |L_e \ L_p|, by one subtraction for each variable that both hold.
    private void MeasureElements(int pivot)
    {
        for (var p = begin[pivot]; p < begin[pivot] + length[pivot]; p++)
        {
            var variable = pool[p];
            for (var q = begin[variable]; q < begin[variable] + elementCount[variable]; q++)
            {
                var element = pool[q];
                if (stamp[element] != pivot)
                {
                    stamp[element] = pivot;
                    outside[element] = length[element];
                }
                outside[element]--;
            }
        }
    }

    // Replaces what the clique covers by the new element and sets the approximate degree (eq. 4 of the paper).
    private int UpdateVariable(int variable, int pivot, int left)
    {
        Unlink(variable);
        var first = begin[variable];
        var write = first;
        var bound = 0;
        for (var q = first; q < first + elementCount[variable]; q++)
        {
            var element = pool[q];
            if (!absorbed[element] && outside[element] > 0)
            {
                bound += outside[element];
                pool[write++] = element;
            }
        }
        var elements = write - first;
        var variables = KeepUncovered(variable, pivot, write);
        InsertElement(first, elements, variables, pivot);
        (elementCount[variable], length[variable]) = (elements + 1, elements + 1 + variables);
        var clique = length[pivot] - 1;
        degree[variable] = Math.Min(Math.Min(left - 1, degree[variable] + clique), bound + variables + clique);
        Link(variable);
        return degree[variable];
    }

    private int KeepUncovered(int variable, int pivot, int write)
    {
        var start = write;
        for (var q = begin[variable] + elementCount[variable]; q < begin[variable] + length[variable]; q++)
        {
            if (stamp[pool[q]] != pivot)
            {
                pool[write++] = pool[q];
            }
        }
        return write - start;
    }

    // There is room: the pivot itself or one of its absorbed elements has just left the list.
    private void InsertElement(int first, int elements, int variables, int pivot)
    {
        pool[first + elements + variables] = variables > 0 ? pool[first + elements] : pivot;
        pool[first + elements] = pivot;
    }

    private void Link(int variable)
    {
        var first = head[degree[variable]];
        (next[variable], previous[variable]) = (first, None);
        if (first != None)
        {
            previous[first] = variable;
        }
        head[degree[variable]] = variable;
    }

    private void Unlink(int variable)
    {
        if (previous[variable] == None)
        {
            head[degree[variable]] = next[variable];
        }
        else
        {
            next[previous[variable]] = next[variable];
        }
        if (next[variable] != None)
        {
            previous[next[variable]] = previous[variable];
        }
    }
}
