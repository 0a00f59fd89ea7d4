/**
 * Functions of packages that only build a value: a condition, a schema, a piece of SQL, a date. Nothing happens until something
 * else runs what they built. Named as they are imported, members behind a dot; `*` stands for whatever follows.
 */
export const pureBuilders: Readonly<Record<string, readonly string[]>> = {
  typeorm: [
    ...['And', 'Any', 'ArrayContainedBy', 'ArrayContains', 'ArrayOverlap', 'Between', 'Equal', 'ILike', 'In', 'IsNull'],
    ...['JsonContains', 'LessThan', 'LessThanOrEqual', 'Like', 'MoreThan', 'MoreThanOrEqual', 'Not', 'Or', 'Raw'],
  ],
  sequelize: [
    ...['literal', 'fn', 'col', 'cast', 'json', 'where', 'and', 'or'],
    ...['Sequelize.literal', 'Sequelize.fn', 'Sequelize.col', 'Sequelize.cast', 'Sequelize.json', 'Sequelize.where'],
    ...['Sequelize.and', 'Sequelize.or'],
  ],
  'drizzle-orm': [
    ...['and', 'or', 'not', 'eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull', 'isNotNull', 'inArray', 'notInArray'],
    ...['between', 'notBetween', 'like', 'notLike', 'ilike', 'notIlike', 'exists', 'notExists', 'asc', 'desc', 'sql'],
    ...['sql.raw', 'sql.join', 'sql.identifier', 'sql.placeholder', 'sql.as', 'count', 'countDistinct', 'sum', 'avg'],
    ...['min', 'max'],
  ],
  '@prisma/client': [
    ...['Prisma.sql', 'Prisma.join', 'Prisma.raw', 'Prisma.validator', 'Prisma.Decimal'],
    ...['Prisma.PrismaClientKnownRequestError'],
  ],
  kysely: ['sql', 'sql.raw', 'sql.ref', 'sql.table', 'sql.lit', 'sql.val', 'sql.join', 'sql.id'],
  slonik: ['sql.fragment', 'sql.unsafe', 'sql.type', 'sql.typeAlias', 'sql.join', 'sql.array', 'sql.identifier'],
  'sql-template-tag': ['sql', 'default', 'join', 'raw'],
  zod: ['*'],
  'graphql-tag': ['gql', 'default'],
  '@apollo/client': ['gql'],
  lodash: [
    ...['camelCase', 'capitalize', 'chunk', 'cloneDeep', 'compact', 'difference', 'differenceBy', 'flatten', 'get'],
    ...['groupBy', 'has', 'intersection', 'isEmpty', 'isEqual', 'isNil', 'isNumber', 'isObject', 'isPlainObject'],
    ...['isString', 'kebabCase', 'keyBy', 'mapKeys', 'mapValues', 'max', 'maxBy', 'min', 'minBy', 'omit', 'omitBy'],
    ...['orderBy', 'partition', 'pick', 'pickBy', 'range', 'snakeCase', 'sortBy', 'startCase', 'sum', 'sumBy', 'union'],
    ...['uniq', 'uniqBy', 'upperFirst', 'zipObject'],
  ],
  'date-fns': [
    ...['addDays', 'addHours', 'addMinutes', 'addMonths', 'addSeconds', 'addWeeks', 'addYears', 'subDays', 'subHours'],
    ...['subMinutes', 'subMonths', 'subSeconds', 'subWeeks', 'subYears', 'differenceInDays', 'differenceInHours'],
    ...['differenceInMinutes', 'differenceInMonths', 'differenceInSeconds', 'differenceInYears', 'endOfDay'],
    ...['endOfMonth', 'format', 'formatISO', 'isAfter', 'isBefore', 'isValid', 'parseISO', 'startOfDay'],
    ...['startOfMonth'],
  ],
};

/** Members of what a builder built that run it, or wait for it: a chain that ends in one builds no more. */
export const runningMethods: ReadonlySet<string> = new Set([
  ...['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'run', 'all', 'values', 'then', 'catch', 'finally'],
  ...['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'spa', 'decode', 'encode', 'implement'],
]);
