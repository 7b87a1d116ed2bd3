/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation CloseAccount {\n    closeAccount {\n      viewer {\n        isLooking\n      }\n    }\n  }\n": typeof types.CloseAccountDocument,
    "\n  query Shell {\n    viewer {\n      isOwner\n      isLooking\n      managesTeam\n      seesUsage\n      managesUsers\n      user {\n        id\n        name\n        email\n      }\n      account {\n        id\n        name\n        owner {\n          id\n          name\n          email\n        }\n      }\n    }\n    installation {\n      publicUrl\n      apiUserDomain\n    }\n  }\n": typeof types.ShellDocument,
    "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query StillSignedIn {\n    viewer {\n      isOwner\n    }\n  }\n": typeof types.StillSignedInDocument,
    "\n  fragment AccountFacts_account on Account {\n    name\n    number\n    owner {\n      name\n      email\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": typeof types.AccountFacts_AccountFragmentDoc,
    "\n  mutation RenameAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RenameAccountDocument,
    "\n  fragment AccountPermissions_account on Account {\n    permissions\n  }\n": typeof types.AccountPermissions_AccountFragmentDoc,
    "\n  mutation ChangePermissions($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        permissions\n      }\n    }\n  }\n": typeof types.ChangePermissionsDocument,
    "\n  fragment LifePolicy_account on Account {\n    longestLifeDays\n    defaultLifeDays\n    expiring: apiUserCount(filter: { state: EXPIRING }) {\n      count\n      more\n    }\n  }\n": typeof types.LifePolicy_AccountFragmentDoc,
    "\n  mutation ChangeLifePolicy($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n      }\n    }\n  }\n": typeof types.ChangeLifePolicyDocument,
    "\n  query Overview {\n    viewer {\n      account {\n        id\n        ...AccountFacts_account\n        ...LifePolicy_account\n        ...AccountPermissions_account\n        apiUsers(first: 1) {\n          edges {\n            node {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      account {\n        id\n      }\n    }\n  }\n": typeof types.TransferOwnershipDocument,
    "\n  query TransferPeople($after: Cursor) {\n    viewer {\n      account {\n        id\n        users(first: 100, after: $after) {\n          edges {\n            node {\n              id\n              name\n              email\n              role\n              status\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.TransferPeopleDocument,
    "\n  fragment ApiUserList_apiUsers on ApiUserConnection {\n    edges {\n      node {\n        id\n        description\n        enabled\n        ...ApiUserRow_apiUser\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": typeof types.ApiUserList_ApiUsersFragmentDoc,
    "\n  fragment ApiUserRow_apiUser on ApiUser {\n    id\n    email\n    description\n    enabled\n    state\n    expiresAt\n    lastUse {\n      at\n      peer\n    }\n    version\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": typeof types.ApiUserRow_ApiUserFragmentDoc,
    "\n  query ApiUsers(\n    $first: Int\n    $after: Cursor\n    $last: Int\n    $before: Cursor\n    $filter: ApiUserFilter\n    $orderBy: ApiUserOrder\n  ) {\n    viewer {\n      account {\n        id\n        apiUsers(\n          first: $first\n          after: $after\n          last: $last\n          before: $before\n          filter: $filter\n          orderBy: $orderBy\n        ) {\n          ...ApiUserList_apiUsers\n        }\n      }\n    }\n  }\n": typeof types.ApiUsersDocument,
    "\n  mutation SetApiUsersEnabled($input: SetApiUsersEnabledInput!) {\n    setApiUsersEnabled(input: $input) {\n      changedIds\n    }\n  }\n": typeof types.SetApiUsersEnabledDocument,
    "\n  mutation DeleteApiUsers($input: DeleteApiUsersInput!) {\n    deleteApiUsers(input: $input) {\n      deletedIds\n    }\n  }\n": typeof types.DeleteApiUsersDocument,
    "\n  query ApiUserHistory($id: ID!, $after: Cursor) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        history(first: 20, after: $after) {\n          edges {\n            node {\n              id\n              at\n              action\n              actor\n              peer\n              changes {\n                field\n                from\n                to\n              }\n              refused {\n                reason\n                count\n                lastAt\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.ApiUserHistoryDocument,
    "\n  query ApiUserOverview($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        imported\n        createdAt\n        createdBy {\n          id\n          name\n          status\n        }\n        updatedAt\n        updatedBy {\n          id\n          name\n          status\n        }\n        firstUsedAt\n        lastUse {\n          at\n          peer\n          client\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n": typeof types.ApiUserOverviewDocument,
    "\n  fragment PasswordRow_password on ApiUserPassword {\n    id\n    createdAt\n    endsAt\n    lastUse {\n      at\n      peer\n      client\n    }\n  }\n": typeof types.PasswordRow_PasswordFragmentDoc,
    "\n  query ApiUserPasswords($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          ...PasswordRow_password\n        }\n      }\n    }\n  }\n": typeof types.ApiUserPasswordsDocument,
    "\n  query ApiUserUsage($id: ID!, $span: UsageSpan!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        usage(span: $span) {\n          from\n          accepted\n          refused\n          reasons {\n            reason\n            count\n          }\n        }\n      }\n    }\n  }\n": typeof types.ApiUserUsageDocument,
    "\n  query ApiUserLimits($id: ID!) {\n    viewer {\n      account {\n        id\n        permissions\n      }\n    }\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        version\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        lastUse {\n          peer\n        }\n      }\n    }\n  }\n": typeof types.ApiUserLimitsDocument,
    "\n  mutation DraftApiUser {\n    draftApiUser {\n      email\n      password\n    }\n  }\n": typeof types.DraftApiUserDocument,
    "\n  mutation GeneratePassword {\n    generatePassword {\n      password\n    }\n  }\n": typeof types.GeneratePasswordDocument,
    "\n  mutation CreateApiUser($input: CreateApiUserInput!) {\n    createApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n      }\n    }\n  }\n": typeof types.CreateApiUserDocument,
    "\n  mutation UpdateApiUser($input: UpdateApiUserInput!) {\n    updateApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        version\n      }\n    }\n  }\n": typeof types.UpdateApiUserDocument,
    "\n  mutation DeleteApiUser($input: DeleteApiUserInput!) {\n    deleteApiUser(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.DeleteApiUserDocument,
    "\n  query OneApiUser($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        email\n        description\n        enabled\n        state\n        expiresAt\n        inCharge {\n          id\n          name\n        }\n        passwords {\n          id\n        }\n        version\n      }\n    }\n  }\n": typeof types.OneApiUserDocument,
    "\n  mutation RotateApiUserPassword($input: RotateApiUserPasswordInput!) {\n    rotateApiUserPassword(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        version\n      }\n    }\n  }\n": typeof types.RotateApiUserPasswordDocument,
    "\n  mutation EndApiUserPassword($input: EndApiUserPasswordInput!) {\n    endApiUserPassword(input: $input) {\n      apiUser {\n        id\n        version\n      }\n    }\n  }\n": typeof types.EndApiUserPasswordDocument,
    "\n  mutation TestApiUserPassword($input: TestApiUserPasswordInput!) {\n    testApiUserPassword(input: $input) {\n      accepted\n      reason\n    }\n  }\n": typeof types.TestApiUserPasswordDocument,
    "\n  query ApiUserChoices {\n    viewer {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n              status\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ApiUserChoicesDocument,
    "\n  query ApiUserCounts($filter: ApiUserFilter, $filtered: Boolean!) {\n    viewer {\n      account {\n        id\n        all: apiUserCount {\n          count\n          more\n        }\n        fits: apiUserCount(filter: $filter) @include(if: $filtered) {\n          count\n          more\n        }\n        expiring: apiUserCount(filter: { state: EXPIRING }) {\n          count\n          more\n        }\n      }\n    }\n  }\n": typeof types.ApiUserCountsDocument,
    "\n  query ApiUserFirstCall($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          createdAt\n          lastUse {\n            at\n            peer\n            client\n          }\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n": typeof types.ApiUserFirstCallDocument,
    "\n  fragment HistoryList_history on HistoryConnection {\n    edges {\n      node {\n        id\n        at\n        action\n        actor\n        actorRemoved\n        object\n        objectRemoved\n        peer\n        changes {\n          field\n          from\n          to\n        }\n        refused {\n          reason\n          count\n          lastAt\n        }\n        attempts {\n          operation\n          reason\n          count\n          lastAt\n        }\n      }\n    }\n  }\n": typeof types.HistoryList_HistoryFragmentDoc,
    "\n  query AccountHistory($first: Int, $after: Cursor, $filter: HistoryFilter) {\n    viewer {\n      account {\n        id\n        history(first: $first, after: $after, filter: $filter) {\n          ...HistoryList_history\n          edges {\n            cursor\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.AccountHistoryDocument,
    "\n  query HistoryWho($apiUser: ID!, $apiUserChosen: Boolean!) {\n    viewer {\n      account {\n        id\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n            }\n          }\n        }\n        apiUsers(first: 100, orderBy: { field: DESCRIPTION, direction: ASC }) {\n          edges {\n            node {\n              id\n              description\n            }\n          }\n        }\n      }\n    }\n    node(id: $apiUser) @include(if: $apiUserChosen) {\n      ... on ApiUser {\n        id\n        description\n      }\n    }\n  }\n": typeof types.HistoryWhoDocument,
    "\n  fragment PersonRow_user on User {\n    id\n    name\n    email\n    role\n    status\n    seesUsage\n    managesUsers\n    invitedUntil\n    lastSignInAt\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": typeof types.PersonRow_UserFragmentDoc,
    "\n  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        users(first: $first, after: $after, last: $last, before: $before) {\n          edges {\n            node {\n              id\n              ...PersonRow_user\n            }\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            startCursor\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.StandardUsersDocument,
    "\n  mutation InviteUser($input: InviteUserInput!) {\n    inviteUser(input: $input) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": typeof types.InviteUserDocument,
    "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(input: { id: $id }) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": typeof types.ResendInvitationDocument,
    "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": typeof types.WithdrawInvitationDocument,
    "\n  mutation SetUserEnabled($id: ID!, $enabled: Boolean!) {\n    setUserEnabled(input: { id: $id, enabled: $enabled }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": typeof types.SetUserEnabledDocument,
    "\n  mutation RemoveUser($id: ID!) {\n    removeUser(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": typeof types.RemoveUserDocument,
    "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        seesUsage\n        managesUsers\n      }\n    }\n  }\n": typeof types.UpdateUserDocument,
    "\n  query InChargeOf($id: ID!) {\n    node(id: $id) {\n      ... on User {\n        id\n        inChargeOf {\n          id\n          description\n        }\n        inChargeOfCount {\n          count\n          more\n        }\n      }\n    }\n  }\n": typeof types.InChargeOfDocument,
    "\n  query Profile {\n    installation {\n      mailConfigured\n    }\n  }\n": typeof types.ProfileDocument,
    "\n  fragment SessionRow_session on SignedInSession {\n    id\n    createdAt\n    seenAt\n    peer\n    client\n    current\n  }\n": typeof types.SessionRow_SessionFragmentDoc,
    "\n  query OwnSessions {\n    viewer {\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n": typeof types.OwnSessionsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": typeof types.ChangeEmailDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  query ForgotPasswordPage {\n    installation {\n      mailConfigured\n    }\n  }\n": typeof types.ForgotPasswordPageDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      requested\n    }\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  query InvitationPage($token: String!) {\n    invitation(token: $token) {\n      accountName\n      name\n      email\n      invitedBy\n    }\n  }\n": typeof types.InvitationPageDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      email\n    }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": typeof types.SetUpDocument,
    "\n  query SetUpPage {\n    setUpNeeded\n    installation {\n      apiUserDomain\n    }\n  }\n": typeof types.SetUpPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query SignInPage {\n    setUpNeeded\n    installation {\n      mailConfigured\n    }\n    viewer {\n      isOwner\n    }\n  }\n": typeof types.SignInPageDocument,
    "\n  query Team {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        number\n        name\n        createdAt\n      }\n    }\n    team {\n      id\n      number\n      name\n      parentId\n      depth\n      ...TeamRow_account\n    }\n  }\n": typeof types.TeamDocument,
    "\n  fragment TeamRow_account on TeamAccount {\n    enabled\n    shut\n    owner {\n      name\n      email\n      status\n      invitedUntil\n    }\n    createdAt\n  }\n": typeof types.TeamRow_AccountFragmentDoc,
    "\n  mutation CreateChildAccount($input: CreateChildAccountInput!) {\n    createChildAccount(input: $input) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": typeof types.CreateChildAccountDocument,
    "\n  mutation ResendOwnerInvitation($id: ID!) {\n    resendOwnerInvitation(input: { id: $id }) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": typeof types.ResendOwnerInvitationDocument,
    "\n  mutation SetAccountEnabled($id: ID!, $enabled: Boolean!) {\n    setAccountEnabled(input: { id: $id, enabled: $enabled }) {\n      account {\n        id\n        enabled\n        shut\n      }\n    }\n  }\n": typeof types.SetAccountEnabledDocument,
    "\n  mutation OpenAccount($id: ID!) {\n    openAccount(input: { id: $id }) {\n      viewer {\n        isLooking\n      }\n    }\n  }\n": typeof types.OpenAccountDocument,
};
const documents: Documents = {
    "\n  mutation CloseAccount {\n    closeAccount {\n      viewer {\n        isLooking\n      }\n    }\n  }\n": types.CloseAccountDocument,
    "\n  query Shell {\n    viewer {\n      isOwner\n      isLooking\n      managesTeam\n      seesUsage\n      managesUsers\n      user {\n        id\n        name\n        email\n      }\n      account {\n        id\n        name\n        owner {\n          id\n          name\n          email\n        }\n      }\n    }\n    installation {\n      publicUrl\n      apiUserDomain\n    }\n  }\n": types.ShellDocument,
    "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n": types.SignOutDocument,
    "\n  query StillSignedIn {\n    viewer {\n      isOwner\n    }\n  }\n": types.StillSignedInDocument,
    "\n  fragment AccountFacts_account on Account {\n    name\n    number\n    owner {\n      name\n      email\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": types.AccountFacts_AccountFragmentDoc,
    "\n  mutation RenameAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        name\n      }\n    }\n  }\n": types.RenameAccountDocument,
    "\n  fragment AccountPermissions_account on Account {\n    permissions\n  }\n": types.AccountPermissions_AccountFragmentDoc,
    "\n  mutation ChangePermissions($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        permissions\n      }\n    }\n  }\n": types.ChangePermissionsDocument,
    "\n  fragment LifePolicy_account on Account {\n    longestLifeDays\n    defaultLifeDays\n    expiring: apiUserCount(filter: { state: EXPIRING }) {\n      count\n      more\n    }\n  }\n": types.LifePolicy_AccountFragmentDoc,
    "\n  mutation ChangeLifePolicy($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n      }\n    }\n  }\n": types.ChangeLifePolicyDocument,
    "\n  query Overview {\n    viewer {\n      account {\n        id\n        ...AccountFacts_account\n        ...LifePolicy_account\n        ...AccountPermissions_account\n        apiUsers(first: 1) {\n          edges {\n            node {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": types.OverviewDocument,
    "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      account {\n        id\n      }\n    }\n  }\n": types.TransferOwnershipDocument,
    "\n  query TransferPeople($after: Cursor) {\n    viewer {\n      account {\n        id\n        users(first: 100, after: $after) {\n          edges {\n            node {\n              id\n              name\n              email\n              role\n              status\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.TransferPeopleDocument,
    "\n  fragment ApiUserList_apiUsers on ApiUserConnection {\n    edges {\n      node {\n        id\n        description\n        enabled\n        ...ApiUserRow_apiUser\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": types.ApiUserList_ApiUsersFragmentDoc,
    "\n  fragment ApiUserRow_apiUser on ApiUser {\n    id\n    email\n    description\n    enabled\n    state\n    expiresAt\n    lastUse {\n      at\n      peer\n    }\n    version\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": types.ApiUserRow_ApiUserFragmentDoc,
    "\n  query ApiUsers(\n    $first: Int\n    $after: Cursor\n    $last: Int\n    $before: Cursor\n    $filter: ApiUserFilter\n    $orderBy: ApiUserOrder\n  ) {\n    viewer {\n      account {\n        id\n        apiUsers(\n          first: $first\n          after: $after\n          last: $last\n          before: $before\n          filter: $filter\n          orderBy: $orderBy\n        ) {\n          ...ApiUserList_apiUsers\n        }\n      }\n    }\n  }\n": types.ApiUsersDocument,
    "\n  mutation SetApiUsersEnabled($input: SetApiUsersEnabledInput!) {\n    setApiUsersEnabled(input: $input) {\n      changedIds\n    }\n  }\n": types.SetApiUsersEnabledDocument,
    "\n  mutation DeleteApiUsers($input: DeleteApiUsersInput!) {\n    deleteApiUsers(input: $input) {\n      deletedIds\n    }\n  }\n": types.DeleteApiUsersDocument,
    "\n  query ApiUserHistory($id: ID!, $after: Cursor) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        history(first: 20, after: $after) {\n          edges {\n            node {\n              id\n              at\n              action\n              actor\n              peer\n              changes {\n                field\n                from\n                to\n              }\n              refused {\n                reason\n                count\n                lastAt\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.ApiUserHistoryDocument,
    "\n  query ApiUserOverview($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        imported\n        createdAt\n        createdBy {\n          id\n          name\n          status\n        }\n        updatedAt\n        updatedBy {\n          id\n          name\n          status\n        }\n        firstUsedAt\n        lastUse {\n          at\n          peer\n          client\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n": types.ApiUserOverviewDocument,
    "\n  fragment PasswordRow_password on ApiUserPassword {\n    id\n    createdAt\n    endsAt\n    lastUse {\n      at\n      peer\n      client\n    }\n  }\n": types.PasswordRow_PasswordFragmentDoc,
    "\n  query ApiUserPasswords($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          ...PasswordRow_password\n        }\n      }\n    }\n  }\n": types.ApiUserPasswordsDocument,
    "\n  query ApiUserUsage($id: ID!, $span: UsageSpan!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        usage(span: $span) {\n          from\n          accepted\n          refused\n          reasons {\n            reason\n            count\n          }\n        }\n      }\n    }\n  }\n": types.ApiUserUsageDocument,
    "\n  query ApiUserLimits($id: ID!) {\n    viewer {\n      account {\n        id\n        permissions\n      }\n    }\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        version\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        lastUse {\n          peer\n        }\n      }\n    }\n  }\n": types.ApiUserLimitsDocument,
    "\n  mutation DraftApiUser {\n    draftApiUser {\n      email\n      password\n    }\n  }\n": types.DraftApiUserDocument,
    "\n  mutation GeneratePassword {\n    generatePassword {\n      password\n    }\n  }\n": types.GeneratePasswordDocument,
    "\n  mutation CreateApiUser($input: CreateApiUserInput!) {\n    createApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n      }\n    }\n  }\n": types.CreateApiUserDocument,
    "\n  mutation UpdateApiUser($input: UpdateApiUserInput!) {\n    updateApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        version\n      }\n    }\n  }\n": types.UpdateApiUserDocument,
    "\n  mutation DeleteApiUser($input: DeleteApiUserInput!) {\n    deleteApiUser(input: $input) {\n      deletedId\n    }\n  }\n": types.DeleteApiUserDocument,
    "\n  query OneApiUser($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        email\n        description\n        enabled\n        state\n        expiresAt\n        inCharge {\n          id\n          name\n        }\n        passwords {\n          id\n        }\n        version\n      }\n    }\n  }\n": types.OneApiUserDocument,
    "\n  mutation RotateApiUserPassword($input: RotateApiUserPasswordInput!) {\n    rotateApiUserPassword(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        version\n      }\n    }\n  }\n": types.RotateApiUserPasswordDocument,
    "\n  mutation EndApiUserPassword($input: EndApiUserPasswordInput!) {\n    endApiUserPassword(input: $input) {\n      apiUser {\n        id\n        version\n      }\n    }\n  }\n": types.EndApiUserPasswordDocument,
    "\n  mutation TestApiUserPassword($input: TestApiUserPasswordInput!) {\n    testApiUserPassword(input: $input) {\n      accepted\n      reason\n    }\n  }\n": types.TestApiUserPasswordDocument,
    "\n  query ApiUserChoices {\n    viewer {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n              status\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ApiUserChoicesDocument,
    "\n  query ApiUserCounts($filter: ApiUserFilter, $filtered: Boolean!) {\n    viewer {\n      account {\n        id\n        all: apiUserCount {\n          count\n          more\n        }\n        fits: apiUserCount(filter: $filter) @include(if: $filtered) {\n          count\n          more\n        }\n        expiring: apiUserCount(filter: { state: EXPIRING }) {\n          count\n          more\n        }\n      }\n    }\n  }\n": types.ApiUserCountsDocument,
    "\n  query ApiUserFirstCall($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          createdAt\n          lastUse {\n            at\n            peer\n            client\n          }\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n": types.ApiUserFirstCallDocument,
    "\n  fragment HistoryList_history on HistoryConnection {\n    edges {\n      node {\n        id\n        at\n        action\n        actor\n        actorRemoved\n        object\n        objectRemoved\n        peer\n        changes {\n          field\n          from\n          to\n        }\n        refused {\n          reason\n          count\n          lastAt\n        }\n        attempts {\n          operation\n          reason\n          count\n          lastAt\n        }\n      }\n    }\n  }\n": types.HistoryList_HistoryFragmentDoc,
    "\n  query AccountHistory($first: Int, $after: Cursor, $filter: HistoryFilter) {\n    viewer {\n      account {\n        id\n        history(first: $first, after: $after, filter: $filter) {\n          ...HistoryList_history\n          edges {\n            cursor\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.AccountHistoryDocument,
    "\n  query HistoryWho($apiUser: ID!, $apiUserChosen: Boolean!) {\n    viewer {\n      account {\n        id\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n            }\n          }\n        }\n        apiUsers(first: 100, orderBy: { field: DESCRIPTION, direction: ASC }) {\n          edges {\n            node {\n              id\n              description\n            }\n          }\n        }\n      }\n    }\n    node(id: $apiUser) @include(if: $apiUserChosen) {\n      ... on ApiUser {\n        id\n        description\n      }\n    }\n  }\n": types.HistoryWhoDocument,
    "\n  fragment PersonRow_user on User {\n    id\n    name\n    email\n    role\n    status\n    seesUsage\n    managesUsers\n    invitedUntil\n    lastSignInAt\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n": types.PersonRow_UserFragmentDoc,
    "\n  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        users(first: $first, after: $after, last: $last, before: $before) {\n          edges {\n            node {\n              id\n              ...PersonRow_user\n            }\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            startCursor\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.StandardUsersDocument,
    "\n  mutation InviteUser($input: InviteUserInput!) {\n    inviteUser(input: $input) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": types.InviteUserDocument,
    "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(input: { id: $id }) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": types.ResendInvitationDocument,
    "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": types.WithdrawInvitationDocument,
    "\n  mutation SetUserEnabled($id: ID!, $enabled: Boolean!) {\n    setUserEnabled(input: { id: $id, enabled: $enabled }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": types.SetUserEnabledDocument,
    "\n  mutation RemoveUser($id: ID!) {\n    removeUser(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n": types.RemoveUserDocument,
    "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        seesUsage\n        managesUsers\n      }\n    }\n  }\n": types.UpdateUserDocument,
    "\n  query InChargeOf($id: ID!) {\n    node(id: $id) {\n      ... on User {\n        id\n        inChargeOf {\n          id\n          description\n        }\n        inChargeOfCount {\n          count\n          more\n        }\n      }\n    }\n  }\n": types.InChargeOfDocument,
    "\n  query Profile {\n    installation {\n      mailConfigured\n    }\n  }\n": types.ProfileDocument,
    "\n  fragment SessionRow_session on SignedInSession {\n    id\n    createdAt\n    seenAt\n    peer\n    client\n    current\n  }\n": types.SessionRow_SessionFragmentDoc,
    "\n  query OwnSessions {\n    viewer {\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n": types.OwnSessionsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": types.ChangeEmailDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        isOwner\n      }\n    }\n  }\n": types.EndOtherSessionsDocument,
    "\n  query ForgotPasswordPage {\n    installation {\n      mailConfigured\n    }\n  }\n": types.ForgotPasswordPageDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      requested\n    }\n  }\n": types.RequestPasswordResetDocument,
    "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": types.AcceptInvitationDocument,
    "\n  query InvitationPage($token: String!) {\n    invitation(token: $token) {\n      accountName\n      name\n      email\n      invitedBy\n    }\n  }\n": types.InvitationPageDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      email\n    }\n  }\n": types.ResetPasswordDocument,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": types.SetUpDocument,
    "\n  query SetUpPage {\n    setUpNeeded\n    installation {\n      apiUserDomain\n    }\n  }\n": types.SetUpPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query SignInPage {\n    setUpNeeded\n    installation {\n      mailConfigured\n    }\n    viewer {\n      isOwner\n    }\n  }\n": types.SignInPageDocument,
    "\n  query Team {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        number\n        name\n        createdAt\n      }\n    }\n    team {\n      id\n      number\n      name\n      parentId\n      depth\n      ...TeamRow_account\n    }\n  }\n": types.TeamDocument,
    "\n  fragment TeamRow_account on TeamAccount {\n    enabled\n    shut\n    owner {\n      name\n      email\n      status\n      invitedUntil\n    }\n    createdAt\n  }\n": types.TeamRow_AccountFragmentDoc,
    "\n  mutation CreateChildAccount($input: CreateChildAccountInput!) {\n    createChildAccount(input: $input) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": types.CreateChildAccountDocument,
    "\n  mutation ResendOwnerInvitation($id: ID!) {\n    resendOwnerInvitation(input: { id: $id }) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n": types.ResendOwnerInvitationDocument,
    "\n  mutation SetAccountEnabled($id: ID!, $enabled: Boolean!) {\n    setAccountEnabled(input: { id: $id, enabled: $enabled }) {\n      account {\n        id\n        enabled\n        shut\n      }\n    }\n  }\n": types.SetAccountEnabledDocument,
    "\n  mutation OpenAccount($id: ID!) {\n    openAccount(input: { id: $id }) {\n      viewer {\n        isLooking\n      }\n    }\n  }\n": types.OpenAccountDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseAccount {\n    closeAccount {\n      viewer {\n        isLooking\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseAccount {\n    closeAccount {\n      viewer {\n        isLooking\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    viewer {\n      isOwner\n      isLooking\n      managesTeam\n      seesUsage\n      managesUsers\n      user {\n        id\n        name\n        email\n      }\n      account {\n        id\n        name\n        owner {\n          id\n          name\n          email\n        }\n      }\n    }\n    installation {\n      publicUrl\n      apiUserDomain\n    }\n  }\n"): (typeof documents)["\n  query Shell {\n    viewer {\n      isOwner\n      isLooking\n      managesTeam\n      seesUsage\n      managesUsers\n      user {\n        id\n        name\n        email\n      }\n      account {\n        id\n        name\n        owner {\n          id\n          name\n          email\n        }\n      }\n    }\n    installation {\n      publicUrl\n      apiUserDomain\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StillSignedIn {\n    viewer {\n      isOwner\n    }\n  }\n"): (typeof documents)["\n  query StillSignedIn {\n    viewer {\n      isOwner\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccountFacts_account on Account {\n    name\n    number\n    owner {\n      name\n      email\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment AccountFacts_account on Account {\n    name\n    number\n    owner {\n      name\n      email\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenameAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccountPermissions_account on Account {\n    permissions\n  }\n"): (typeof documents)["\n  fragment AccountPermissions_account on Account {\n    permissions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePermissions($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        permissions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePermissions($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        permissions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LifePolicy_account on Account {\n    longestLifeDays\n    defaultLifeDays\n    expiring: apiUserCount(filter: { state: EXPIRING }) {\n      count\n      more\n    }\n  }\n"): (typeof documents)["\n  fragment LifePolicy_account on Account {\n    longestLifeDays\n    defaultLifeDays\n    expiring: apiUserCount(filter: { state: EXPIRING }) {\n      count\n      more\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeLifePolicy($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeLifePolicy($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview {\n    viewer {\n      account {\n        id\n        ...AccountFacts_account\n        ...LifePolicy_account\n        ...AccountPermissions_account\n        apiUsers(first: 1) {\n          edges {\n            node {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overview {\n    viewer {\n      account {\n        id\n        ...AccountFacts_account\n        ...LifePolicy_account\n        ...AccountPermissions_account\n        apiUsers(first: 1) {\n          edges {\n            node {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      account {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TransferOwnership($input: TransferOwnershipInput!) {\n    transferOwnership(input: $input) {\n      account {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TransferPeople($after: Cursor) {\n    viewer {\n      account {\n        id\n        users(first: 100, after: $after) {\n          edges {\n            node {\n              id\n              name\n              email\n              role\n              status\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TransferPeople($after: Cursor) {\n    viewer {\n      account {\n        id\n        users(first: 100, after: $after) {\n          edges {\n            node {\n              id\n              name\n              email\n              role\n              status\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiUserList_apiUsers on ApiUserConnection {\n    edges {\n      node {\n        id\n        description\n        enabled\n        ...ApiUserRow_apiUser\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n"): (typeof documents)["\n  fragment ApiUserList_apiUsers on ApiUserConnection {\n    edges {\n      node {\n        id\n        description\n        enabled\n        ...ApiUserRow_apiUser\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiUserRow_apiUser on ApiUser {\n    id\n    email\n    description\n    enabled\n    state\n    expiresAt\n    lastUse {\n      at\n      peer\n    }\n    version\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment ApiUserRow_apiUser on ApiUser {\n    id\n    email\n    description\n    enabled\n    state\n    expiresAt\n    lastUse {\n      at\n      peer\n    }\n    version\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUsers(\n    $first: Int\n    $after: Cursor\n    $last: Int\n    $before: Cursor\n    $filter: ApiUserFilter\n    $orderBy: ApiUserOrder\n  ) {\n    viewer {\n      account {\n        id\n        apiUsers(\n          first: $first\n          after: $after\n          last: $last\n          before: $before\n          filter: $filter\n          orderBy: $orderBy\n        ) {\n          ...ApiUserList_apiUsers\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUsers(\n    $first: Int\n    $after: Cursor\n    $last: Int\n    $before: Cursor\n    $filter: ApiUserFilter\n    $orderBy: ApiUserOrder\n  ) {\n    viewer {\n      account {\n        id\n        apiUsers(\n          first: $first\n          after: $after\n          last: $last\n          before: $before\n          filter: $filter\n          orderBy: $orderBy\n        ) {\n          ...ApiUserList_apiUsers\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetApiUsersEnabled($input: SetApiUsersEnabledInput!) {\n    setApiUsersEnabled(input: $input) {\n      changedIds\n    }\n  }\n"): (typeof documents)["\n  mutation SetApiUsersEnabled($input: SetApiUsersEnabledInput!) {\n    setApiUsersEnabled(input: $input) {\n      changedIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteApiUsers($input: DeleteApiUsersInput!) {\n    deleteApiUsers(input: $input) {\n      deletedIds\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteApiUsers($input: DeleteApiUsersInput!) {\n    deleteApiUsers(input: $input) {\n      deletedIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserHistory($id: ID!, $after: Cursor) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        history(first: 20, after: $after) {\n          edges {\n            node {\n              id\n              at\n              action\n              actor\n              peer\n              changes {\n                field\n                from\n                to\n              }\n              refused {\n                reason\n                count\n                lastAt\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserHistory($id: ID!, $after: Cursor) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        history(first: 20, after: $after) {\n          edges {\n            node {\n              id\n              at\n              action\n              actor\n              peer\n              changes {\n                field\n                from\n                to\n              }\n              refused {\n                reason\n                count\n                lastAt\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserOverview($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        imported\n        createdAt\n        createdBy {\n          id\n          name\n          status\n        }\n        updatedAt\n        updatedBy {\n          id\n          name\n          status\n        }\n        firstUsedAt\n        lastUse {\n          at\n          peer\n          client\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserOverview($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        imported\n        createdAt\n        createdBy {\n          id\n          name\n          status\n        }\n        updatedAt\n        updatedBy {\n          id\n          name\n          status\n        }\n        firstUsedAt\n        lastUse {\n          at\n          peer\n          client\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PasswordRow_password on ApiUserPassword {\n    id\n    createdAt\n    endsAt\n    lastUse {\n      at\n      peer\n      client\n    }\n  }\n"): (typeof documents)["\n  fragment PasswordRow_password on ApiUserPassword {\n    id\n    createdAt\n    endsAt\n    lastUse {\n      at\n      peer\n      client\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserPasswords($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          ...PasswordRow_password\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserPasswords($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          ...PasswordRow_password\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserUsage($id: ID!, $span: UsageSpan!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        usage(span: $span) {\n          from\n          accepted\n          refused\n          reasons {\n            reason\n            count\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserUsage($id: ID!, $span: UsageSpan!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        usage(span: $span) {\n          from\n          accepted\n          refused\n          reasons {\n            reason\n            count\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserLimits($id: ID!) {\n    viewer {\n      account {\n        id\n        permissions\n      }\n    }\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        version\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        lastUse {\n          peer\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserLimits($id: ID!) {\n    viewer {\n      account {\n        id\n        permissions\n      }\n    }\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        version\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        lastUse {\n          peer\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DraftApiUser {\n    draftApiUser {\n      email\n      password\n    }\n  }\n"): (typeof documents)["\n  mutation DraftApiUser {\n    draftApiUser {\n      email\n      password\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GeneratePassword {\n    generatePassword {\n      password\n    }\n  }\n"): (typeof documents)["\n  mutation GeneratePassword {\n    generatePassword {\n      password\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiUser($input: CreateApiUserInput!) {\n    createApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiUser($input: CreateApiUserInput!) {\n    createApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateApiUser($input: UpdateApiUserInput!) {\n    updateApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateApiUser($input: UpdateApiUserInput!) {\n    updateApiUser(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        allowedNetworks\n        permissions\n        callsPerSecond\n        callsPerDay\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteApiUser($input: DeleteApiUserInput!) {\n    deleteApiUser(input: $input) {\n      deletedId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteApiUser($input: DeleteApiUserInput!) {\n    deleteApiUser(input: $input) {\n      deletedId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneApiUser($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        email\n        description\n        enabled\n        state\n        expiresAt\n        inCharge {\n          id\n          name\n        }\n        passwords {\n          id\n        }\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  query OneApiUser($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        email\n        description\n        enabled\n        state\n        expiresAt\n        inCharge {\n          id\n          name\n        }\n        passwords {\n          id\n        }\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateApiUserPassword($input: RotateApiUserPasswordInput!) {\n    rotateApiUserPassword(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateApiUserPassword($input: RotateApiUserPasswordInput!) {\n    rotateApiUserPassword(input: $input) {\n      apiUser {\n        id\n        email\n        description\n        enabled\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndApiUserPassword($input: EndApiUserPasswordInput!) {\n    endApiUserPassword(input: $input) {\n      apiUser {\n        id\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndApiUserPassword($input: EndApiUserPasswordInput!) {\n    endApiUserPassword(input: $input) {\n      apiUser {\n        id\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestApiUserPassword($input: TestApiUserPasswordInput!) {\n    testApiUserPassword(input: $input) {\n      accepted\n      reason\n    }\n  }\n"): (typeof documents)["\n  mutation TestApiUserPassword($input: TestApiUserPasswordInput!) {\n    testApiUserPassword(input: $input) {\n      accepted\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserChoices {\n    viewer {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n              status\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserChoices {\n    viewer {\n      account {\n        id\n        longestLifeDays\n        defaultLifeDays\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n              status\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserCounts($filter: ApiUserFilter, $filtered: Boolean!) {\n    viewer {\n      account {\n        id\n        all: apiUserCount {\n          count\n          more\n        }\n        fits: apiUserCount(filter: $filter) @include(if: $filtered) {\n          count\n          more\n        }\n        expiring: apiUserCount(filter: { state: EXPIRING }) {\n          count\n          more\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserCounts($filter: ApiUserFilter, $filtered: Boolean!) {\n    viewer {\n      account {\n        id\n        all: apiUserCount {\n          count\n          more\n        }\n        fits: apiUserCount(filter: $filter) @include(if: $filtered) {\n          count\n          more\n        }\n        expiring: apiUserCount(filter: { state: EXPIRING }) {\n          count\n          more\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiUserFirstCall($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          createdAt\n          lastUse {\n            at\n            peer\n            client\n          }\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiUserFirstCall($id: ID!) {\n    node(id: $id) {\n      ... on ApiUser {\n        id\n        passwords {\n          id\n          createdAt\n          lastUse {\n            at\n            peer\n            client\n          }\n        }\n        lastRefusal {\n          at\n          peer\n          client\n          reason\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HistoryList_history on HistoryConnection {\n    edges {\n      node {\n        id\n        at\n        action\n        actor\n        actorRemoved\n        object\n        objectRemoved\n        peer\n        changes {\n          field\n          from\n          to\n        }\n        refused {\n          reason\n          count\n          lastAt\n        }\n        attempts {\n          operation\n          reason\n          count\n          lastAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment HistoryList_history on HistoryConnection {\n    edges {\n      node {\n        id\n        at\n        action\n        actor\n        actorRemoved\n        object\n        objectRemoved\n        peer\n        changes {\n          field\n          from\n          to\n        }\n        refused {\n          reason\n          count\n          lastAt\n        }\n        attempts {\n          operation\n          reason\n          count\n          lastAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountHistory($first: Int, $after: Cursor, $filter: HistoryFilter) {\n    viewer {\n      account {\n        id\n        history(first: $first, after: $after, filter: $filter) {\n          ...HistoryList_history\n          edges {\n            cursor\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountHistory($first: Int, $after: Cursor, $filter: HistoryFilter) {\n    viewer {\n      account {\n        id\n        history(first: $first, after: $after, filter: $filter) {\n          ...HistoryList_history\n          edges {\n            cursor\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HistoryWho($apiUser: ID!, $apiUserChosen: Boolean!) {\n    viewer {\n      account {\n        id\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n            }\n          }\n        }\n        apiUsers(first: 100, orderBy: { field: DESCRIPTION, direction: ASC }) {\n          edges {\n            node {\n              id\n              description\n            }\n          }\n        }\n      }\n    }\n    node(id: $apiUser) @include(if: $apiUserChosen) {\n      ... on ApiUser {\n        id\n        description\n      }\n    }\n  }\n"): (typeof documents)["\n  query HistoryWho($apiUser: ID!, $apiUserChosen: Boolean!) {\n    viewer {\n      account {\n        id\n        users(first: 100) {\n          edges {\n            node {\n              id\n              name\n            }\n          }\n        }\n        apiUsers(first: 100, orderBy: { field: DESCRIPTION, direction: ASC }) {\n          edges {\n            node {\n              id\n              description\n            }\n          }\n        }\n      }\n    }\n    node(id: $apiUser) @include(if: $apiUserChosen) {\n      ... on ApiUser {\n        id\n        description\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonRow_user on User {\n    id\n    name\n    email\n    role\n    status\n    seesUsage\n    managesUsers\n    invitedUntil\n    lastSignInAt\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment PersonRow_user on User {\n    id\n    name\n    email\n    role\n    status\n    seesUsage\n    managesUsers\n    invitedUntil\n    lastSignInAt\n    updatedAt\n    updatedBy {\n      id\n      name\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        users(first: $first, after: $after, last: $last, before: $before) {\n          edges {\n            node {\n              id\n              ...PersonRow_user\n            }\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            startCursor\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query StandardUsers($first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        users(first: $first, after: $after, last: $last, before: $before) {\n          edges {\n            node {\n              id\n              ...PersonRow_user\n            }\n          }\n          pageInfo {\n            hasNextPage\n            hasPreviousPage\n            startCursor\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteUser($input: InviteUserInput!) {\n    inviteUser(input: $input) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"): (typeof documents)["\n  mutation InviteUser($input: InviteUserInput!) {\n    inviteUser(input: $input) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(input: { id: $id }) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"): (typeof documents)["\n  mutation ResendInvitation($id: ID!) {\n    resendInvitation(input: { id: $id }) {\n      user {\n        id\n        name\n        email\n        invitedUntil\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawInvitation($id: ID!) {\n    withdrawInvitation(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetUserEnabled($id: ID!, $enabled: Boolean!) {\n    setUserEnabled(input: { id: $id, enabled: $enabled }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetUserEnabled($id: ID!, $enabled: Boolean!) {\n    setUserEnabled(input: { id: $id, enabled: $enabled }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveUser($id: ID!) {\n    removeUser(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveUser($id: ID!) {\n    removeUser(input: { id: $id }) {\n      user {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        seesUsage\n        managesUsers\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        seesUsage\n        managesUsers\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InChargeOf($id: ID!) {\n    node(id: $id) {\n      ... on User {\n        id\n        inChargeOf {\n          id\n          description\n        }\n        inChargeOfCount {\n          count\n          more\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query InChargeOf($id: ID!) {\n    node(id: $id) {\n      ... on User {\n        id\n        inChargeOf {\n          id\n          description\n        }\n        inChargeOfCount {\n          count\n          more\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Profile {\n    installation {\n      mailConfigured\n    }\n  }\n"): (typeof documents)["\n  query Profile {\n    installation {\n      mailConfigured\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SessionRow_session on SignedInSession {\n    id\n    createdAt\n    seenAt\n    peer\n    client\n    current\n  }\n"): (typeof documents)["\n  fragment SessionRow_session on SignedInSession {\n    id\n    createdAt\n    seenAt\n    peer\n    client\n    current\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnSessions {\n    viewer {\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n"): (typeof documents)["\n  query OwnSessions {\n    viewer {\n      sessions {\n        id\n        ...SessionRow_session\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        user {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeEmail($input: ChangeEmailInput!) {\n    changeEmail(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        isOwner\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ForgotPasswordPage {\n    installation {\n      mailConfigured\n    }\n  }\n"): (typeof documents)["\n  query ForgotPasswordPage {\n    installation {\n      mailConfigured\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      requested\n    }\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) {\n      requested\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptInvitation($input: AcceptInvitationInput!) {\n    acceptInvitation(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationPage($token: String!) {\n    invitation(token: $token) {\n      accountName\n      name\n      email\n      invitedBy\n    }\n  }\n"): (typeof documents)["\n  query InvitationPage($token: String!) {\n    invitation(token: $token) {\n      accountName\n      name\n      email\n      invitedBy\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      email\n    }\n  }\n"): (typeof documents)["\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetUpPage {\n    setUpNeeded\n    installation {\n      apiUserDomain\n    }\n  }\n"): (typeof documents)["\n  query SetUpPage {\n    setUpNeeded\n    installation {\n      apiUserDomain\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        user {\n          id\n          email\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInPage {\n    setUpNeeded\n    installation {\n      mailConfigured\n    }\n    viewer {\n      isOwner\n    }\n  }\n"): (typeof documents)["\n  query SignInPage {\n    setUpNeeded\n    installation {\n      mailConfigured\n    }\n    viewer {\n      isOwner\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Team {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        number\n        name\n        createdAt\n      }\n    }\n    team {\n      id\n      number\n      name\n      parentId\n      depth\n      ...TeamRow_account\n    }\n  }\n"): (typeof documents)["\n  query Team {\n    installation {\n      mailConfigured\n    }\n    viewer {\n      account {\n        id\n        number\n        name\n        createdAt\n      }\n    }\n    team {\n      id\n      number\n      name\n      parentId\n      depth\n      ...TeamRow_account\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TeamRow_account on TeamAccount {\n    enabled\n    shut\n    owner {\n      name\n      email\n      status\n      invitedUntil\n    }\n    createdAt\n  }\n"): (typeof documents)["\n  fragment TeamRow_account on TeamAccount {\n    enabled\n    shut\n    owner {\n      name\n      email\n      status\n      invitedUntil\n    }\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateChildAccount($input: CreateChildAccountInput!) {\n    createChildAccount(input: $input) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"): (typeof documents)["\n  mutation CreateChildAccount($input: CreateChildAccountInput!) {\n    createChildAccount(input: $input) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendOwnerInvitation($id: ID!) {\n    resendOwnerInvitation(input: { id: $id }) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"): (typeof documents)["\n  mutation ResendOwnerInvitation($id: ID!) {\n    resendOwnerInvitation(input: { id: $id }) {\n      account {\n        id\n        name\n        owner {\n          name\n          email\n          invitedUntil\n        }\n      }\n      invitationUrl\n      mailed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAccountEnabled($id: ID!, $enabled: Boolean!) {\n    setAccountEnabled(input: { id: $id, enabled: $enabled }) {\n      account {\n        id\n        enabled\n        shut\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetAccountEnabled($id: ID!, $enabled: Boolean!) {\n    setAccountEnabled(input: { id: $id, enabled: $enabled }) {\n      account {\n        id\n        enabled\n        shut\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenAccount($id: ID!) {\n    openAccount(input: { id: $id }) {\n      viewer {\n        isLooking\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenAccount($id: ID!) {\n    openAccount(input: { id: $id }) {\n      viewer {\n        isLooking\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;